#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/6d2779ada5891f1cf826cd5fe02729c4df48c4724ab449e9653edb1d2034e19d/contract';
import endContract from '../../snapshots/6d2779ada5891f1cf826cd5fe02729c4df48c4724ab449e9653edb1d2034e19d/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/caae44ee350082cb2fecaa71b250dd69eb2ce6ff927fa84d400b59c061215247/contract';
import startContract from '../../snapshots/caae44ee350082cb2fecaa71b250dd69eb2ce6ff927fa84d400b59c061215247/contract.json' with { type: 'json' };
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
      createCollection('messages', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              authorId: { bsonType: 'string' },
              authorName: { bsonType: 'string' },
              createdAt: { bsonType: 'date' },
              files: {
                bsonType: 'array',
                items: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    assetId: { bsonType: 'string' },
                    bytes: { bsonType: 'int' },
                    fileName: { bsonType: 'string' },
                    format: { bsonType: 'string' },
                  },
                  required: ['assetId', 'bytes', 'fileName', 'format'],
                },
              },
              key: { bsonType: 'string' },
              side: { bsonType: 'string' },
              text: { bsonType: 'string' },
              threadId: { bsonType: 'objectId' },
            },
            required: [
              '_id',
              'authorId',
              'authorName',
              'createdAt',
              'files',
              'key',
              'side',
              'text',
              'threadId',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('threads', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              agencyNoticeAt: { bsonType: ['null', 'date'] },
              agencyReadAt: { bsonType: ['null', 'date'] },
              agencyUnread: { bsonType: 'int' },
              agencyWaits: { bsonType: 'bool' },
              agencyWriterId: { bsonType: ['null', 'string'] },
              applicationId: { bsonType: 'objectId' },
              campaignId: { bsonType: 'objectId' },
              creatorId: { bsonType: 'objectId' },
              creatorNoticeAt: { bsonType: ['null', 'date'] },
              creatorReadAt: { bsonType: ['null', 'date'] },
              creatorUnread: { bsonType: 'int' },
              lastFrom: { bsonType: 'string' },
              lastMessageAt: { bsonType: 'date' },
              lastText: { bsonType: 'string' },
              messageCount: { bsonType: 'int' },
            },
            required: [
              '_id',
              'agencyUnread',
              'agencyWaits',
              'applicationId',
              'campaignId',
              'creatorId',
              'creatorUnread',
              'lastFrom',
              'lastMessageAt',
              'lastText',
              'messageCount',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'messages',
        [
          { direction: 1, field: 'threadId' },
          { direction: 1, field: 'key' },
        ],
        { unique: true },
      ),
      createIndex(
        'messages',
        [
          { direction: 1, field: 'threadId' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'notifications',
        [
          { direction: 1, field: 'userId' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'notifications',
        [
          { direction: 1, field: 'userId' },
          { direction: 1, field: 'readAt' },
        ],
        {},
      ),
      createIndex('threads', [{ direction: 1, field: 'applicationId' }], { unique: true }),
      createIndex(
        'threads',
        [
          { direction: 1, field: 'lastMessageAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'threads',
        [
          { direction: 1, field: 'agencyWaits' },
          { direction: 1, field: 'lastMessageAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'threads',
        [
          { direction: 1, field: 'creatorId' },
          { direction: 1, field: 'lastMessageAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      collMod(
        'notifications',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                createdAt: { bsonType: 'date' },
                facts: {},
                key: { bsonType: 'string' },
                kind: { bsonType: 'string' },
                path: { bsonType: ['null', 'string'] },
                readAt: { bsonType: ['null', 'date'] },
                userId: { bsonType: 'string' },
              },
              required: ['_id', 'createdAt', 'facts', 'key', 'kind', 'userId'],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.notifications.update',
          label: 'Update validator on notifications',
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
                phone: { bsonType: 'string' },
                platforms: {},
                profilePictureAssetId: { bsonType: ['null', 'string'] },
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
