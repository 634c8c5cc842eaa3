import { z } from 'zod';

/** Part of a tool call, or all of it. */
const callSchema = z.object({
  index: z.number().nullish().catch(null),
  id: z.string().nullish().catch(null),
  function: z
    .object({
      name: z.string().nullish().catch(null),
      arguments: z
        .union([z.string(), z.record(z.string(), z.unknown())])
        .nullish()
        .catch(null),
    })
    .nullish(),
});
export type CallPart = Readonly<z.infer<typeof callSchema>>;

const contentPartSchema = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional().catch(''),
});

const deltaSchema = z.object({
  content: z
    .union([z.string(), z.array(contentPartSchema)])
    .nullish()
    .catch(null),
  refusal: z.string().nullish().catch(null),
  reasoning_content: z.string().nullish().catch(null),
  reasoning: z.string().nullish().catch(null),
  tool_calls: z.array(callSchema).nullish().catch(null),
});
export type Delta = Readonly<z.infer<typeof deltaSchema>>;

const choiceSchema = z.object({
  delta: deltaSchema.nullish(),
  /** In an answer that is no stream. */
  message: deltaSchema.nullish(),
  finish_reason: z.string().nullish().catch(null),
});

const countSchema = z.number().nonnegative().nullish().catch(null);
const usageSchema = z.object({ prompt_tokens: countSchema, completion_tokens: countSchema });

/** An event of a stream, or a whole answer. Whatever is odd in it counts as not there. */
export const chunkSchema = z.object({
  choices: z.array(choiceSchema).nullish().catch(null),
  usage: usageSchema.nullish().catch(null),
});
export type Chunk = Readonly<z.infer<typeof chunkSchema>>;
