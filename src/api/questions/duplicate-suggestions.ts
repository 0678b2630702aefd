// Entities that may be one, for somebody to judge.
import '../builder.ts';
