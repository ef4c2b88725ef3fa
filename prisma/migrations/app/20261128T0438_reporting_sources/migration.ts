#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/2bd40186657438adf7e9c07e3cd37dc1818b010c5ae48dbd4c3ac94914570d2a/contract';
import startContract from '../../snapshots/2bd40186657438adf7e9c07e3cd37dc1818b010c5ae48dbd4c3ac94914570d2a/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/90664828d41dc871dcd948f7832750c93b4312557872c02ea978a66c2c99be82/contract';
import endContract from '../../snapshots/90664828d41dc871dcd948f7832750c93b4312557872c02ea978a66c2c99be82/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      collMod(
        'reporting_marks',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                environment: { bsonType: ['null', 'string'] },
                lastCheckAt: { bsonType: ['null', 'date'] },
                lastCheckId: { bsonType: ['null', 'string'] },
                lastEventId: { bsonType: ['null', 'string'] },
                lastSentAt: { bsonType: ['null', 'date'] },
                quietUntil: { bsonType: ['null', 'date'] },
                release: { bsonType: ['null', 'string'] },
                source: { bsonType: 'string' },
                updatedAt: { bsonType: 'date' },
              },
              required: ['_id', 'source', 'updatedAt'],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.reporting_marks.update',
          label: 'Update validator on reporting_marks',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
