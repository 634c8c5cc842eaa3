export const traceWords = {};
