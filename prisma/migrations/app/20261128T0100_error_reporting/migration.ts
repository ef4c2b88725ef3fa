#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/1507b03a2309e08749e5b01498214cb78320bb57fc0412d9617a5e833ab4f9bd/contract';
import endContract from '../../snapshots/1507b03a2309e08749e5b01498214cb78320bb57fc0412d9617a5e833ab4f9bd/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/abfe996c5500dd2b3ac8fe1f199529c59580ce235311cfe12e59618dcb04b8f1/contract';
import startContract from '../../snapshots/abfe996c5500dd2b3ac8fe1f199529c59580ce235311cfe12e59618dcb04b8f1/contract.json' with { type: 'json' };
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
      createCollection('reporting_losses', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              count: { bsonType: 'int' },
              lastAt: { bsonType: 'date' },
              reason: { bsonType: 'string' },
              source: { bsonType: 'string' },
            },
            required: ['_id', 'count', 'lastAt', 'reason', 'source'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('reporting_marks', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              lastCheckAt: { bsonType: ['null', 'date'] },
              lastCheckId: { bsonType: ['null', 'string'] },
              lastEventId: { bsonType: ['null', 'string'] },
              lastSentAt: { bsonType: ['null', 'date'] },
              source: { bsonType: 'string' },
              updatedAt: { bsonType: 'date' },
            },
            required: ['_id', 'source', 'updatedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'reporting_losses',
        [
          { direction: 1, field: 'source' },
          { direction: 1, field: 'reason' },
        ],
        { unique: true },
      ),
      createIndex('reporting_marks', [{ direction: 1, field: 'source' }], { unique: true }),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
