const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that carry no content of their own: they never count as unexplained. */
export const stopWords = list(`
a an the of in on at to for from by with without as is are was were be been being am do does did done doing has have had
having and or but if then than that this these those there their its it his her him he she they them we our us you your
i my me so such into onto upon out up down off about over under between during within across also which who whom whose
what when where why how can could would should will shall may might must please just only very too any all each every
some both either neither while because via per vs versus not no nor one ones s t d ll re ve own let
here go ever yet still already now get got gets gotten
`);

/** Words of asking and of tables as such: explained by being a question about a table. */
export const askingWords = list(`
show list find give tell display return provide name names identify determine calculate compute report state get see know want
wants like need select retrieve output present visualize visualise plot draw chart graph make create using use used
table tables dataset datasets data database file files column columns row rows record records entry entries value values
item items listed list lists included include includes including contain contains contained existing exist exists found
whatis whats te respectively following given according based yes wise word words other question answer please according available called named mentioned recorded
different various number numbers amount amounts total overall considering considered consider possible associated corresponding
correspond involved present appear appears appeared occurred occur occurs happened happen take takes took taken place
many much more most kind sort type information info detail details actual actually currently current
among amongst even none single terms term regards regard true false case fact say says tell value's whole entire considered answer
answers answered together whether someone somebody anyone anybody everyone nobody per particular specific certain perform conduct find evaluate analyze analyse check compare comparison illustrate indicate indicates indicated stacked grouped axis x y bars
`);

/** Words for whatever a row is: after "how many" they mean the rows. */
export const rowWords = list(`
row rows record records entry entries item items observation observations case cases line lines time times instance
instances person people individual individuals thing things event events member members one ones sample samples
data occurrence occurrences
`);

/** Parts of column names that say little: a column is not meant when only these are said. */
export const weakNameWords = list(`
name number id code type value total index date no num count of the in per by and for to a s key details detail text
field unit rate average mean max min sum amount level status year time day first last new old is has
`);

/** Verbs that only tie a row to its values: what they would add, the column and the value say already. */
export const linkingVerbs = list(`
play played plays playing go goes went going come comes came hold held holds attend attended attends join joined joins belong
belongs belonged represent represented represents located situated based run ran runs put set used use uses finish finished
ended end ends aired air airs feature featured features star starred known titled come measured drafted nominated worked work
works lived live lives received receive receives made make makes served serve serves dated scheduled hosted host take place
play recorded performed performing produced entitled rated scored score wear wore wears listed originally actually born
driven drive drove stand stands stood covered cover covers carry carried carries offer offers offered provide provides
achieve achieved achieves earn earned earns gain gained obtain obtained reach reached reaches sit sits lie lies mean means
paid pay pays sold sell sells bought buy buys received reported offered yielded yield yields assigned observed registered given
bring brings brought provided conducted logged marked spend spends spent hired serving existing see seen granted paying
represents belonging living working playing made using having containing regarding concerning refer refers stay stayed
`);

/** Participles that do not end in -ed. */
export const participles = list(`
paid sold bought made done given taken held won written sung driven seen known found left led run said set spent sent built
borne drawn flown grown kept lent lost met read shown spoken told thrown worn
`);

/** Nouns that only say of what kind the values beside them are. */
export const kindWords = list(`
category categories status statuses type types kind kinds class classes label labels level levels option options outcome outcomes
group groups value values score scores grade grades name names state states field fields feature features variable variables
column columns attribute attributes amount amounts number numbers figure figures measure measures metric metrics index
`);

/** Nouns for persons and units: where no column or value explains them they say little more than "row" or "number". */
export const mildWords = list(`
woman women man men person people individual individuals guy someone employee employees customer customers user users member members
year years month months day days hour hours minute minutes second seconds meter meters metre metres cm kg gram grams km mile miles
dollar dollars euro euros usd percent degree degrees unit units point points
`);
