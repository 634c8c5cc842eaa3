import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', '.cache', 'public', 'tests/files', '*.js', '*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Agents are async generators whether or not they wait themselves.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // What is read or heard stands in words.ts and words.de.ts; code, names and words files are none of it.
    files: ['src/ui/**/*.tsx'],
    ignores: ['src/ui/**/words.tsx', 'src/ui/**/words.de.tsx', 'src/ui/proof/poisoned-file.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "JSXElement:not([openingElement.name.name='code']) > JSXText[value=/\\p{L}{2}/u]:not([value=/^\\s*InsightX\\s*$/])",
          message: 'Words belong in words.ts and words.de.ts.',
        },
        {
          selector:
            'JSXAttribute[name.name=/^(title|label|aria-label|alt|legend|hint|question|action)$/] > Literal[value=/\\p{L}{2}/u]',
          message: 'Words belong in words.ts and words.de.ts.',
        },
      ],
    },
  },
);
