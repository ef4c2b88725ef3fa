#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/8fefaa387c3d7bd9c05b963fd16c7810fe281bb2b1d782ef1ed8aee62df9ccec/contract';
import startContract from '../../snapshots/8fefaa387c3d7bd9c05b963fd16c7810fe281bb2b1d782ef1ed8aee62df9ccec/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/ff449297b3e6eba09e54dc44a4cbbbe6c4141931fb9b9d123315aa90c3d33f74/contract';
import endContract from '../../snapshots/ff449297b3e6eba09e54dc44a4cbbbe6c4141931fb9b9d123315aa90c3d33f74/contract.json' with { type: 'json' };
import {
  Migration,
  MigrationCLI,
  collMod,
  createCollection,
  createIndex,
} from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createCollection('media_move_lines', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              at: { bsonType: 'date' },
              event: {},
              expiresAt: { bsonType: 'date' },
              reason: { bsonType: 'string' },
              runId: { bsonType: 'string' },
              what: { bsonType: 'string' },
            },
            required: ['_id', 'at', 'event', 'expiresAt', 'reason', 'runId', 'what'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('media_move_runs', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              afterDays: { bsonType: 'int' },
              askedAt: { bsonType: 'date' },
              askedBy: { bsonType: 'string' },
              askedById: { bsonType: 'string' },
              attempts: { bsonType: 'int' },
              beatAt: { bsonType: ['null', 'date'] },
              endedAt: { bsonType: ['null', 'date'] },
              error: { bsonType: 'string' },
              outcome: {},
              phase: { bsonType: 'string' },
              progress: {},
              slot: { bsonType: 'string' },
              startedAt: { bsonType: ['null', 'date'] },
              status: { bsonType: 'string' },
              stopAskedAt: { bsonType: ['null', 'date'] },
            },
            required: [
              '_id',
              'afterDays',
              'askedAt',
              'askedBy',
              'askedById',
              'attempts',
              'error',
              'phase',
              'slot',
              'status',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'audit_log',
        [
          { direction: 1, field: 'fileId' },
          { direction: 1, field: 'at' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'media_move_lines',
        [
          { direction: 1, field: 'runId' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'media_move_lines',
        [
          { direction: 1, field: 'runId' },
          { direction: 1, field: 'what' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex('media_move_lines', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
      createIndex('media_move_runs', [{ direction: 1, field: 'slot' }], { unique: true }),
      createIndex(
        'media_move_runs',
        [
          { direction: 1, field: 'askedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      collMod(
        'audit_log',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                action: { bsonType: 'string' },
                actor: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    keyId: { bsonType: ['null', 'string'] },
                    kind: { bsonType: 'string' },
                    name: { bsonType: ['null', 'string'] },
                    userId: { bsonType: ['null', 'string'] },
                  },
                  required: ['kind'],
                },
                after: {},
                at: { bsonType: 'date' },
                before: {},
                campaignId: { bsonType: ['null', 'string'] },
                creatorId: { bsonType: ['null', 'string'] },
                fileId: { bsonType: ['null', 'string'] },
                hash: { bsonType: ['null', 'string'] },
                mac: { bsonType: ['null', 'string'] },
                previousHash: { bsonType: ['null', 'string'] },
                seq: { bsonType: ['null', 'int'] },
                target: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: { id: { bsonType: 'string' }, kind: { bsonType: 'string' } },
                  required: ['id', 'kind'],
                },
              },
              required: ['_id', 'action', 'actor', 'after', 'at', 'before', 'target'],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.audit_log.update',
          label: 'Update validator on audit_log',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
