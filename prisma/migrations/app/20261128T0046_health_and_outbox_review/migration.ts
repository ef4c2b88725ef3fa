#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/b9ca6fe1cd5e8e0530f3569ee67fb92c7bae21e993533927b15c9e256cbb41ef/contract';
import endContract from '../../snapshots/b9ca6fe1cd5e8e0530f3569ee67fb92c7bae21e993533927b15c9e256cbb41ef/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/ff449297b3e6eba09e54dc44a4cbbbe6c4141931fb9b9d123315aa90c3d33f74/contract';
import startContract from '../../snapshots/ff449297b3e6eba09e54dc44a4cbbbe6c4141931fb9b9d123315aa90c3d33f74/contract.json' with { type: 'json' };
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
      createCollection('health_checks', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              cause: { bsonType: 'string' },
              check: { bsonType: 'string' },
              dueAt: { bsonType: 'date' },
              facts: {},
              failingRounds: { bsonType: 'int' },
              measuredAt: { bsonType: ['null', 'date'] },
              since: { bsonType: ['null', 'date'] },
              state: { bsonType: 'string' },
              tookMs: { bsonType: 'int' },
            },
            required: [
              '_id',
              'cause',
              'check',
              'dueAt',
              'facts',
              'failingRounds',
              'state',
              'tookMs',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('health_incidents', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              cause: { bsonType: 'string' },
              check: { bsonType: 'string' },
              closedAt: { bsonType: ['null', 'date'] },
              component: { bsonType: 'string' },
              expiresAt: { bsonType: ['null', 'date'] },
              facts: {},
              openedAt: { bsonType: 'date' },
              slot: { bsonType: 'string' },
            },
            required: ['_id', 'cause', 'check', 'component', 'facts', 'openedAt', 'slot'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('heartbeats', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              beatAt: { bsonType: 'date' },
              name: { bsonType: 'string' },
              toldAt: { bsonType: ['null', 'date'] },
              trouble: { bsonType: 'string' },
            },
            required: ['_id', 'beatAt', 'name', 'trouble'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('running_processes', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              beatAt: { bsonType: 'date' },
              expiresAt: { bsonType: 'date' },
              host: { bsonType: 'string' },
              lagMs: { bsonType: 'int' },
              name: { bsonType: 'string' },
              release: { bsonType: 'string' },
              role: { bsonType: 'string' },
              startedAt: { bsonType: 'date' },
            },
            required: [
              '_id',
              'beatAt',
              'expiresAt',
              'host',
              'lagMs',
              'name',
              'release',
              'role',
              'startedAt',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex('health_checks', [{ direction: 1, field: 'check' }], { unique: true }),
      createIndex('health_incidents', [{ direction: 1, field: 'slot' }], { unique: true }),
      createIndex(
        'health_incidents',
        [
          { direction: 1, field: 'openedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'health_incidents',
        [
          { direction: 1, field: 'closedAt' },
          { direction: 1, field: 'openedAt' },
        ],
        {},
      ),
      createIndex('health_incidents', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
      createIndex('heartbeats', [{ direction: 1, field: 'name' }], { unique: true }),
      createIndex(
        'job_runs',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'outbox',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'outbox',
        [
          { direction: 1, field: 'aggregateId' },
          { direction: 1, field: 'status' },
          { direction: 1, field: 'createdAt' },
        ],
        {},
      ),
      createIndex('outbox', [{ direction: 1, field: 'expiresAt' }], { expireAfterSeconds: 0 }),
      createIndex('running_processes', [{ direction: 1, field: 'name' }], { unique: true }),
      createIndex('running_processes', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
      collMod(
        'job_runs',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                attempts: { bsonType: 'int' },
                createdAt: { bsonType: 'date' },
                decidedAt: { bsonType: ['null', 'date'] },
                decidedBy: { bsonType: ['null', 'string'] },
                decision: { bsonType: ['null', 'string'] },
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
        },
        {
          id: 'validator.job_runs.update',
          label: 'Update validator on job_runs',
          operationClass: 'widening',
        },
      ),
      collMod(
        'outbox',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                aggregateId: { bsonType: 'string' },
                attempts: { bsonType: 'int' },
                createdAt: { bsonType: 'date' },
                decidedAt: { bsonType: ['null', 'date'] },
                decidedBy: { bsonType: ['null', 'string'] },
                decision: { bsonType: ['null', 'string'] },
                delivered: { bsonType: 'int' },
                deliveredAt: { bsonType: ['null', 'date'] },
                endedAt: { bsonType: ['null', 'date'] },
                expiresAt: { bsonType: ['null', 'date'] },
                kind: { bsonType: 'string' },
                lastError: { bsonType: 'string' },
                lockedUntil: { bsonType: ['null', 'date'] },
                nextAttemptAt: { bsonType: 'date' },
                payload: {},
                status: { bsonType: 'string' },
                unsureSince: { bsonType: ['null', 'date'] },
              },
              required: [
                '_id',
                'aggregateId',
                'attempts',
                'createdAt',
                'delivered',
                'kind',
                'lastError',
                'nextAttemptAt',
                'payload',
                'status',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.outbox.update',
          label: 'Update validator on outbox',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
