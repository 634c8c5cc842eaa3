/** A common word for persons (or their bodies) within bounds of a number; `low` is reached, `high` is not. */
export interface Stage {
  readonly words: readonly string[];
  /** The word that names the column of the number. */
  readonly concept: 'age' | 'bmi';
  readonly low?: number;
  readonly high?: number;
}

const stage = (words: string, concept: Stage['concept'], low?: number, high?: number): Stage => ({
  words: words.split('|'),
  concept,
  ...(low === undefined ? {} : { low }),
  ...(high === undefined ? {} : { high }),
});

/** Ages in whole years; classes of the body mass index as the World Health Organization draws them. */
export const stages: readonly Stage[] = [
  stage('teenager|teenagers|teen|teens|teenage|teenaged', 'age', 13, 20),
  stage('minor|minors|underage|under age', 'age', undefined, 18),
  stage('adult|adults|grown up|grown ups|of legal age', 'age', 18),
  stage('elderly|senior citizen|senior citizens|of retirement age|seniors', 'age', 65),
  stage('centenarian|centenarians', 'age', 100),
  stage('nonagenarian|nonagenarians|in their nineties', 'age', 90, 100),
  stage('octogenarian|octogenarians|in their eighties', 'age', 80, 90),
  stage('septuagenarian|septuagenarians|in their seventies', 'age', 70, 80),
  stage('sexagenarian|sexagenarians|in their sixties', 'age', 60, 70),
  stage('in their fifties', 'age', 50, 60),
  stage('in their forties', 'age', 40, 50),
  stage('in their thirties', 'age', 30, 40),
  stage('in their twenties', 'age', 20, 30),
  stage('in their teens', 'age', 13, 20),
  stage('underweight', 'bmi', undefined, 18.5),
  stage('normal weight|healthy weight', 'bmi', 18.5, 25),
  stage('overweight', 'bmi', 25),
  stage('obese|obesity|adipose', 'bmi', 30),
  stage('class i obesity|class 1 obesity', 'bmi', 30, 35),
  stage('class ii obesity|class 2 obesity', 'bmi', 35, 40),
  stage(
    'class iii obesity|class 3 obesity|severe obesity|morbid obesity|severely obese|morbidly obese',
    'bmi',
    40,
  ),
];
