/** Who made a resource, who changed it last, and when, as every resource of the Back Office shows it. */
import { z } from 'zod';
import { wireInstant } from '../../../http/fields.ts';

const agentIdentity = z.object({ Id: z.int(), Name: z.string(), Email: z.string() }).meta({ id: 'User' });

export const tracesFields = {
  /** Absent when it was the system. */
  IdUserCreation: z.int().optional(),
  DateCreation: wireInstant,
  IdUserUpdate: z.int().optional(),
  DateUpdate: wireInstant,
  /** Shown when `extra` asks for them. */
  UserCreation: agentIdentity.optional(),
  UserUpdate: agentIdentity.optional(),
};

const segmentIdentity = z
  .object({ Id: z.int(), ReferenceSegment: z.string(), Name: z.string(), Currency: z.string() })
  .meta({ id: 'SegmentIdentity' });

/** Of a resource of a segment; `Segment` is shown when `extra` asks for it. */
export const segmentFields = {
  IdSegment: z.int(),
  ReferenceSegment: z.string(),
  Segment: segmentIdentity.optional(),
};
