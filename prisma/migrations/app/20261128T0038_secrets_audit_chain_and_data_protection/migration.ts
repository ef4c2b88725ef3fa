#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/62f8c843be98739df0bd659fb6e1803f1fe02d54501807b214954c3ee1c1620b/contract';
import startContract from '../../snapshots/62f8c843be98739df0bd659fb6e1803f1fe02d54501807b214954c3ee1c1620b/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/d760ab740133d1e7f074f16159c4b13e0b17a193b5e1c93ac951dc13c4aa0ee7/contract';
import endContract from '../../snapshots/d760ab740133d1e7f074f16159c4b13e0b17a193b5e1c93ac951dc13c4aa0ee7/contract.json' with { type: 'json' };
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
      createCollection('audit_chains', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              begunAt: { bsonType: 'date' },
              hash: { bsonType: 'string' },
              mac: { bsonType: 'string' },
              name: { bsonType: 'string' },
              sealedAt: { bsonType: 'date' },
              seq: { bsonType: 'int' },
            },
            required: ['_id', 'begunAt', 'hash', 'mac', 'name', 'sealedAt', 'seq'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('consent_records', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              address: { bsonType: 'string' },
              agent: { bsonType: 'string' },
              at: { bsonType: 'date' },
              given: { bsonType: 'bool' },
              locale: { bsonType: 'string' },
              purpose: { bsonType: 'string' },
              textHash: { bsonType: 'string' },
              textVersion: { bsonType: 'string' },
              userId: { bsonType: 'string' },
            },
            required: [
              '_id',
              'address',
              'agent',
              'at',
              'given',
              'locale',
              'purpose',
              'textHash',
              'textVersion',
              'userId',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('data_requests', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              askedAt: { bsonType: 'date' },
              assetId: { bsonType: ['null', 'string'] },
              cancelledAt: { bsonType: ['null', 'date'] },
              counts: {},
              creatorId: { bsonType: ['null', 'string'] },
              dueAt: { bsonType: 'date' },
              email: { bsonType: 'string' },
              finishedAt: { bsonType: ['null', 'date'] },
              kind: { bsonType: 'string' },
              lastError: { bsonType: 'string' },
              name: { bsonType: 'string' },
              openKey: { bsonType: 'string' },
              revision: { bsonType: 'int' },
              startsAt: { bsonType: 'date' },
              status: { bsonType: 'string' },
              stepsDone: { bsonType: 'array', items: { bsonType: 'string' } },
              userId: { bsonType: 'string' },
            },
            required: [
              '_id',
              'askedAt',
              'dueAt',
              'email',
              'kind',
              'lastError',
              'name',
              'openKey',
              'revision',
              'startsAt',
              'status',
              'stepsDone',
              'userId',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('known_browsers', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              expiresAt: { bsonType: 'date' },
              firstSeen: { bsonType: 'date' },
              print: { bsonType: 'string' },
              userId: { bsonType: 'string' },
            },
            required: ['_id', 'expiresAt', 'firstSeen', 'print', 'userId'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('security_runs', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              counts: {},
              expiresAt: { bsonType: 'date' },
              findings: { bsonType: 'array', items: {} },
              finishedAt: { bsonType: 'date' },
              isGood: { bsonType: 'bool' },
              kind: { bsonType: 'string' },
              startedAt: { bsonType: 'date' },
            },
            required: [
              '_id',
              'counts',
              'expiresAt',
              'findings',
              'finishedAt',
              'isGood',
              'kind',
              'startedAt',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('usage_counters', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              expiresAt: { bsonType: 'date' },
              key: { bsonType: 'string' },
              used: { bsonType: 'long' },
            },
            required: ['_id', 'expiresAt', 'key', 'used'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex('audit_chains', [{ direction: 1, field: 'name' }], { unique: true }),
      createIndex(
        'audit_log',
        [
          { direction: 1, field: 'seq' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'consent_records',
        [
          { direction: 1, field: 'userId' },
          { direction: 1, field: 'purpose' },
          { direction: 1, field: 'at' },
        ],
        {},
      ),
      createIndex(
        'consent_records',
        [
          { direction: 1, field: 'purpose' },
          { direction: 1, field: 'at' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex('data_requests', [{ direction: 1, field: 'openKey' }], { unique: true }),
      createIndex(
        'data_requests',
        [
          { direction: 1, field: 'userId' },
          { direction: 1, field: 'askedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'data_requests',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'dueAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'data_requests',
        [
          { direction: 1, field: 'askedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'known_browsers',
        [
          { direction: 1, field: 'userId' },
          { direction: 1, field: 'print' },
        ],
        { unique: true },
      ),
      createIndex('known_browsers', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
      createIndex(
        'security_runs',
        [
          { direction: 1, field: 'kind' },
          { direction: 1, field: 'startedAt' },
        ],
        {},
      ),
      createIndex('security_runs', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
      createIndex('usage_counters', [{ direction: 1, field: 'key' }], { unique: true }),
      createIndex('usage_counters', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
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
      collMod(
        'ugc_creators',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                bio: { bsonType: 'string' },
                birthDate: { bsonType: ['null', 'string'] },
                categories: { bsonType: 'array', items: { bsonType: 'string' } },
                city: { bsonType: 'string' },
                cityKey: { bsonType: ['null', 'string'] },
                completeness: { bsonType: ['null', 'int'] },
                createdAt: { bsonType: 'date' },
                email: { bsonType: 'string' },
                erasedAt: { bsonType: ['null', 'date'] },
                followers: { bsonType: ['null', 'int'] },
                languages: { bsonType: 'array', items: { bsonType: 'string' } },
                name: { bsonType: 'string' },
                numbers: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        countedAt: { bsonType: 'date' },
                        delivered: { bsonType: 'int' },
                        onTime: { bsonType: 'int' },
                        overdue: { bsonType: 'int' },
                        reviewed: { bsonType: 'int' },
                        rounds: { bsonType: 'int' },
                      },
                      required: [
                        'countedAt',
                        'delivered',
                        'onTime',
                        'overdue',
                        'reviewed',
                        'rounds',
                      ],
                    },
                  ],
                },
                onTimePercent: { bsonType: ['null', 'int'] },
                onboardingStep: { bsonType: ['null', 'string'] },
                payoutAccount: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        changedAt: { bsonType: 'date' },
                        ending: { bsonType: 'string' },
                        keyId: { bsonType: 'string' },
                        kind: { bsonType: 'string' },
                        sealed: { bsonType: 'string' },
                      },
                      required: ['changedAt', 'ending', 'keyId', 'kind', 'sealed'],
                    },
                  ],
                },
                phone: { bsonType: 'string' },
                platforms: {},
                profilePicture: { bsonType: ['null', 'string'] },
                profilePictureAssetId: { bsonType: ['null', 'string'] },
                profilePictureLegacy: { bsonType: ['null', 'string'] },
                profilePictureNext: { bsonType: ['null', 'string'] },
                revision: { bsonType: 'int' },
                searchKeys: {},
                searchText: { bsonType: 'string' },
                shippingAddress: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        city: { bsonType: 'string' },
                        department: { bsonType: 'string' },
                        recipient: { bsonType: 'string' },
                        reference: { bsonType: 'string' },
                        street: { bsonType: 'string' },
                      },
                      required: ['city', 'department', 'recipient', 'reference', 'street'],
                    },
                  ],
                },
                sizes: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        bottom: { bsonType: 'string' },
                        shoes: { bsonType: 'string' },
                        top: { bsonType: 'string' },
                      },
                      required: ['bottom', 'shoes', 'top'],
                    },
                  ],
                },
                slug: { bsonType: 'string' },
                socialAccounts: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      followers: { bsonType: 'int' },
                      handle: { bsonType: 'string' },
                      platform: { bsonType: 'string' },
                      url: { bsonType: 'string' },
                    },
                    required: ['followers', 'handle', 'platform', 'url'],
                  },
                },
                status: { bsonType: 'string' },
                statusReason: { bsonType: ['null', 'string'] },
                updatedAt: { bsonType: 'date' },
                userId: { bsonType: 'string' },
              },
              required: [
                '_id',
                'bio',
                'categories',
                'city',
                'createdAt',
                'email',
                'name',
                'phone',
                'revision',
                'searchText',
                'slug',
                'socialAccounts',
                'status',
                'updatedAt',
                'userId',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.ugc_creators.update',
          label: 'Update validator on ugc_creators',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
