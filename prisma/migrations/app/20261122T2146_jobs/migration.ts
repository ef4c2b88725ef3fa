#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/037b6e72cb495cfa24183cca07e6f601c10f5043948ccd48d97f5f3a034f1fa8/contract';
import startContract from '../../snapshots/037b6e72cb495cfa24183cca07e6f601c10f5043948ccd48d97f5f3a034f1fa8/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/9a78710991223e1106ac0f3ae0aaee61e53d51d6ddaeb3701721a30477c69dc5/contract';
import endContract from '../../snapshots/9a78710991223e1106ac0f3ae0aaee61e53d51d6ddaeb3701721a30477c69dc5/contract.json' with { type: 'json' };
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
      createCollection('job_runs', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              attempts: { bsonType: 'int' },
              createdAt: { bsonType: 'date' },
              expiresAt: { bsonType: ['null', 'date'] },
              finishedAt: { bsonType: ['null', 'date'] },
              key: { bsonType: 'string' },
              kind: { bsonType: 'string' },
              lastError: { bsonType: 'string' },
              lockedBy: { bsonType: 'string' },
              lockedUntil: { bsonType: ['null', 'date'] },
              payload: {},
              runAt: { bsonType: 'date' },
              status: { bsonType: 'string' },
            },
            required: [
              '_id',
              'attempts',
              'createdAt',
              'key',
              'kind',
              'lastError',
              'lockedBy',
              'payload',
              'runAt',
              'status',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex('job_runs', [{ direction: 1, field: 'key' }], { unique: true }),
      createIndex(
        'job_runs',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'runAt' },
        ],
        {},
      ),
      createIndex(
        'job_runs',
        [
          { direction: 1, field: 'kind' },
          { direction: 1, field: 'createdAt' },
        ],
        {},
      ),
      createIndex('job_runs', [{ direction: 1, field: 'expiresAt' }], { expireAfterSeconds: 0 }),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
