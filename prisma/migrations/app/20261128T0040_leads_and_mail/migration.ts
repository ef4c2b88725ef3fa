#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/50fa4cef76fa5381608b63e90ecd56892d1b004db8b4c07e32d49af73ec341f7/contract';
import endContract from '../../snapshots/50fa4cef76fa5381608b63e90ecd56892d1b004db8b4c07e32d49af73ec341f7/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/d760ab740133d1e7f074f16159c4b13e0b17a193b5e1c93ac951dc13c4aa0ee7/contract';
import startContract from '../../snapshots/d760ab740133d1e7f074f16159c4b13e0b17a193b5e1c93ac951dc13c4aa0ee7/contract.json' with { type: 'json' };
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
      createCollection('contact_checks', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              detail: { bsonType: 'string' },
              expiresAt: { bsonType: 'date' },
              finishedAt: { bsonType: 'date' },
              key: { bsonType: 'string' },
              outcome: { bsonType: 'string' },
              startedAt: { bsonType: 'date' },
            },
            required: ['_id', 'detail', 'expiresAt', 'finishedAt', 'key', 'outcome', 'startedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('leads', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              addressHash: { bsonType: 'string' },
              answeredAt: { bsonType: ['null', 'date'] },
              assigneeId: { bsonType: ['null', 'string'] },
              company: { bsonType: 'string' },
              createdAt: { bsonType: 'date' },
              email: { bsonType: 'string' },
              key: { bsonType: 'string' },
              locale: { bsonType: 'string' },
              message: { bsonType: 'string' },
              name: { bsonType: 'string' },
              notes: {
                bsonType: 'array',
                items: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    at: { bsonType: 'date' },
                    byId: { bsonType: 'string' },
                    byName: { bsonType: 'string' },
                    id: { bsonType: 'string' },
                    text: { bsonType: 'string' },
                  },
                  required: ['at', 'byId', 'byName', 'id', 'text'],
                },
              },
              phone: { bsonType: 'string' },
              probe: { bsonType: ['null', 'string'] },
              revision: { bsonType: 'int' },
              searchText: { bsonType: 'string' },
              status: { bsonType: 'string' },
              suspicions: { bsonType: 'array', items: { bsonType: 'string' } },
              updatedAt: { bsonType: 'date' },
            },
            required: [
              '_id',
              'addressHash',
              'company',
              'createdAt',
              'email',
              'key',
              'locale',
              'message',
              'name',
              'notes',
              'phone',
              'revision',
              'searchText',
              'status',
              'suspicions',
              'updatedAt',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('mail_deliveries', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              address: { bsonType: 'string' },
              category: { bsonType: 'string' },
              createdAt: { bsonType: 'date' },
              expiresAt: { bsonType: 'date' },
              key: { bsonType: 'string' },
              kind: { bsonType: 'string' },
              locale: { bsonType: 'string' },
              mailId: { bsonType: ['null', 'string'] },
              reason: { bsonType: 'string' },
              status: { bsonType: 'string' },
              statusAt: { bsonType: 'date' },
              subject: { bsonType: 'string' },
              userId: { bsonType: ['null', 'string'] },
            },
            required: [
              '_id',
              'address',
              'category',
              'createdAt',
              'expiresAt',
              'key',
              'kind',
              'locale',
              'reason',
              'status',
              'statusAt',
              'subject',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('mail_events', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              address: { bsonType: 'string' },
              at: { bsonType: 'date' },
              bounce: { bsonType: 'string' },
              expiresAt: { bsonType: 'date' },
              key: { bsonType: 'string' },
              kind: { bsonType: 'string' },
              mailId: { bsonType: 'string' },
              reason: { bsonType: 'string' },
              receivedAt: { bsonType: 'date' },
            },
            required: [
              '_id',
              'address',
              'at',
              'bounce',
              'expiresAt',
              'key',
              'kind',
              'mailId',
              'reason',
              'receivedAt',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('mail_preferences', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              muted: { bsonType: 'array', items: { bsonType: 'string' } },
              person: { bsonType: 'string' },
              updatedAt: { bsonType: 'date' },
            },
            required: ['_id', 'muted', 'person', 'updatedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('mail_suppressions', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              address: { bsonType: 'string' },
              detail: { bsonType: 'string' },
              liftReason: { bsonType: ['null', 'string'] },
              liftedAt: { bsonType: ['null', 'date'] },
              liftedBy: { bsonType: ['null', 'string'] },
              mailId: { bsonType: 'string' },
              reason: { bsonType: 'string' },
              since: { bsonType: 'date' },
            },
            required: ['_id', 'address', 'detail', 'mailId', 'reason', 'since'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex('contact_checks', [{ direction: 1, field: 'key' }], { unique: true }),
      createIndex('contact_checks', [{ direction: 1, field: 'startedAt' }], {}),
      createIndex('contact_checks', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
      createIndex('leads', [{ direction: 1, field: 'key' }], { unique: true }),
      createIndex(
        'leads',
        [
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'leads',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'leads',
        [
          { direction: 1, field: 'assigneeId' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'leads',
        [
          { direction: 1, field: 'addressHash' },
          { direction: 1, field: 'createdAt' },
        ],
        {},
      ),
      createIndex(
        'leads',
        [
          { direction: 1, field: 'probe' },
          { direction: 1, field: 'createdAt' },
        ],
        {},
      ),
      createIndex('mail_deliveries', [{ direction: 1, field: 'key' }], { unique: true }),
      createIndex('mail_deliveries', [{ direction: 1, field: 'mailId' }], {}),
      createIndex(
        'mail_deliveries',
        [
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'mail_deliveries',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'mail_deliveries',
        [
          { direction: 1, field: 'address' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex('mail_deliveries', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
      createIndex('mail_events', [{ direction: 1, field: 'key' }], { unique: true }),
      createIndex(
        'mail_events',
        [
          { direction: 1, field: 'mailId' },
          { direction: 1, field: 'at' },
        ],
        {},
      ),
      createIndex('mail_events', [{ direction: 1, field: 'expiresAt' }], { expireAfterSeconds: 0 }),
      createIndex('mail_preferences', [{ direction: 1, field: 'person' }], { unique: true }),
      createIndex('mail_suppressions', [{ direction: 1, field: 'address' }], { unique: true }),
      createIndex(
        'mail_suppressions',
        [
          { direction: 1, field: 'since' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
