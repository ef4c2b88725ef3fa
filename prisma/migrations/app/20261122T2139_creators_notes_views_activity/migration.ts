#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/5311b660c12ed0df1efcf17a2519b15141862040b0d95db8b06a91d3eb16ff0e/contract';
import startContract from '../../snapshots/5311b660c12ed0df1efcf17a2519b15141862040b0d95db8b06a91d3eb16ff0e/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/caae44ee350082cb2fecaa71b250dd69eb2ce6ff927fa84d400b59c061215247/contract';
import endContract from '../../snapshots/caae44ee350082cb2fecaa71b250dd69eb2ce6ff927fa84d400b59c061215247/contract.json' with { type: 'json' };
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
      createCollection('creator_notes', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              authorId: { bsonType: 'string' },
              authorName: { bsonType: 'string' },
              createdAt: { bsonType: 'date' },
              creatorId: { bsonType: 'objectId' },
              pinned: { bsonType: 'bool' },
              remindAt: { bsonType: ['null', 'date'] },
              reminder: { bsonType: 'string' },
              text: { bsonType: 'string' },
              updatedAt: { bsonType: 'date' },
            },
            required: [
              '_id',
              'authorId',
              'authorName',
              'createdAt',
              'creatorId',
              'pinned',
              'reminder',
              'text',
              'updatedAt',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('saved_views', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              address: { bsonType: 'string' },
              createdAt: { bsonType: 'date' },
              list: { bsonType: 'string' },
              name: { bsonType: 'string' },
              userId: { bsonType: 'string' },
            },
            required: ['_id', 'address', 'createdAt', 'list', 'name', 'userId'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'audit_log',
        [
          { direction: 1, field: 'campaignId' },
          { direction: 1, field: 'at' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'audit_log',
        [
          { direction: 1, field: 'creatorId' },
          { direction: 1, field: 'at' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'creator_notes',
        [
          { direction: 1, field: 'creatorId' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'creator_notes',
        [
          { direction: 1, field: 'reminder' },
          { direction: 1, field: 'remindAt' },
        ],
        {},
      ),
      createIndex(
        'deliverables',
        [
          { direction: 1, field: 'creatorId' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'saved_views',
        [
          { direction: 1, field: 'userId' },
          { direction: 1, field: 'list' },
          { direction: 1, field: 'name' },
        ],
        { unique: true },
      ),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'name' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'categories' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex('ugc_creators', [{ direction: 1, field: 'searchKeys' }], {}),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'cityKey' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'platforms' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'followers' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'completeness' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'ugc_creators',
        [
          { direction: 1, field: 'onTimePercent' },
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
          operationClass: 'destructive',
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
                categories: { bsonType: 'array', items: { bsonType: 'string' } },
                city: { bsonType: 'string' },
                cityKey: { bsonType: ['null', 'string'] },
                completeness: { bsonType: ['null', 'int'] },
                createdAt: { bsonType: 'date' },
                email: { bsonType: 'string' },
                followers: { bsonType: ['null', 'int'] },
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
                phone: { bsonType: 'string' },
                platforms: {},
                profilePictureAssetId: { bsonType: ['null', 'string'] },
                revision: { bsonType: 'int' },
                searchKeys: {},
                searchText: { bsonType: 'string' },
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
