#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/50fa4cef76fa5381608b63e90ecd56892d1b004db8b4c07e32d49af73ec341f7/contract';
import startContract from '../../snapshots/50fa4cef76fa5381608b63e90ecd56892d1b004db8b4c07e32d49af73ec341f7/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/e0b0ecc74d34ed059c999014853eada87db9234db54bea1049edfcbfbec52f41/contract';
import endContract from '../../snapshots/e0b0ecc74d34ed059c999014853eada87db9234db54bea1049edfcbfbec52f41/contract.json' with { type: 'json' };
import {
  Migration,
  MigrationCLI,
  createCollection,
  createIndex,
} from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createCollection('backup_runs', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              askedBy: { bsonType: 'string' },
              beatAt: { bsonType: 'date' },
              figures: {},
              finishedAt: { bsonType: ['null', 'date'] },
              heldUntil: { bsonType: ['null', 'date'] },
              kind: { bsonType: 'string' },
              objectKey: { bsonType: ['null', 'string'] },
              place: { bsonType: 'string' },
              problem: { bsonType: 'string' },
              problemCode: { bsonType: 'string' },
              release: { bsonType: 'string' },
              startedAt: { bsonType: 'date' },
              state: { bsonType: 'string' },
              step: { bsonType: 'string' },
              takenAt: { bsonType: ['null', 'date'] },
              trigger: { bsonType: 'string' },
              uploadId: { bsonType: ['null', 'string'] },
              verifiedAt: { bsonType: ['null', 'date'] },
            },
            required: [
              '_id',
              'askedBy',
              'beatAt',
              'figures',
              'kind',
              'place',
              'problem',
              'problemCode',
              'release',
              'startedAt',
              'state',
              'step',
              'trigger',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex('backup_runs', [{ direction: 1, field: 'place' }], { unique: true }),
      createIndex(
        'backup_runs',
        [
          { direction: 1, field: 'startedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'backup_runs',
        [
          { direction: 1, field: 'kind' },
          { direction: 1, field: 'state' },
          { direction: 1, field: 'startedAt' },
        ],
        {},
      ),
      createIndex('backup_runs', [{ direction: 1, field: 'objectKey' }], {}),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
