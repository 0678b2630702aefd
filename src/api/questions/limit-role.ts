// In which respect one claim limits another.
import { ROLES } from '../../model/claim.ts';
import type { LimitRole } from '../../model/limits.ts';
import { enumOf } from '../enums.ts';

const LIMIT_ROLES = ['PREDICATE', 'MODALITY', ...ROLES] as const satisfies readonly LimitRole[];

export const LimitRoleRef = enumOf<LimitRole>(
  'LimitRole',
  'In which respect a claim says other than, or more than, another: its predicate, its modality, or a role.',
  LIMIT_ROLES,
  {
    PREDICATE: 'Another predicate.',
    MODALITY: 'Another modality.',
    SUBJECT: 'Who or what does it.',
    OBJECT: 'To whom or what it is done.',
    PLACE: 'Where.',
    TIME: 'When.',
    DESTINATION: 'Where to.',
    RECIPIENT: 'For or to whom.',
    ORIGIN: 'Where or whom from.',
    CHANNEL: 'By which route or intermediary.',
    MANNER: 'How.',
    INSTRUMENT: 'With what.',
    PURPOSE: 'What for.',
    TOPIC: 'About what.',
    EXTENT: 'How much or how often.',
  },
);
