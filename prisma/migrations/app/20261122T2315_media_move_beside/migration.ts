#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/61bc2a906f380773407b7f6ca7bf3b556bc2201f6e1d1f1242cd892b51ca34fd/contract';
import startContract from '../../snapshots/61bc2a906f380773407b7f6ca7bf3b556bc2201f6e1d1f1242cd892b51ca34fd/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/62f8c843be98739df0bd659fb6e1803f1fe02d54501807b214954c3ee1c1620b/contract';
import endContract from '../../snapshots/62f8c843be98739df0bd659fb6e1803f1fe02d54501807b214954c3ee1c1620b/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      collMod(
        'products',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                brandId: { bsonType: 'objectId' },
                createdAt: { bsonType: 'date' },
                description: { bsonType: 'string' },
                imageProvider: { bsonType: ['null', 'string'] },
                imageUrl: { bsonType: ['null', 'string'] },
                imageUrlLegacy: { bsonType: ['null', 'string'] },
                imageUrlNext: { bsonType: ['null', 'string'] },
                images: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      alt: { bsonType: 'string' },
                      assetId: { bsonType: 'string' },
                      position: { bsonType: 'int' },
                    },
                    required: ['alt', 'assetId', 'position'],
                  },
                },
                name: { bsonType: 'string' },
                removedAt: { bsonType: ['null', 'date'] },
                revision: { bsonType: 'int' },
                searchText: { bsonType: 'string' },
                sku: { bsonType: 'string' },
                updatedAt: { bsonType: 'date' },
                url: { bsonType: ['null', 'string'] },
              },
              required: [
                '_id',
                'brandId',
                'createdAt',
                'description',
                'name',
                'revision',
                'searchText',
                'sku',
                'updatedAt',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.products.update',
          label: 'Update validator on products',
          operationClass: 'widening',
        },
      ),
      collMod(
        'ugc_campaigns',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                applicationCount: { bsonType: 'int' },
                applicationDeadline: { bsonType: 'date' },
                brandId: { bsonType: 'objectId' },
                brief: { bsonType: 'string' },
                checklist: { bsonType: 'array', items: { bsonType: 'string' } },
                clonedFromId: { bsonType: ['null', 'string'] },
                confirmedCount: { bsonType: 'int' },
                contentPlan: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      quantity: { bsonType: 'int' },
                      specification: { bsonType: 'string' },
                      type: { bsonType: 'string' },
                    },
                    required: ['quantity', 'specification', 'type'],
                  },
                },
                coverAssetId: { bsonType: ['null', 'string'] },
                coverImage: { bsonType: ['null', 'string'] },
                coverImageLegacy: { bsonType: ['null', 'string'] },
                coverImageNext: { bsonType: ['null', 'string'] },
                createdAt: { bsonType: 'date' },
                deliveryDays: { bsonType: 'int' },
                deliveryStarts: { bsonType: 'string' },
                donts: { bsonType: 'array', items: { bsonType: 'string' } },
                dos: { bsonType: 'array', items: { bsonType: 'string' } },
                draftStep: { bsonType: ['null', 'string'] },
                eligibility: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    categories: { bsonType: 'array', items: { bsonType: 'string' } },
                    cities: { bsonType: 'array', items: { bsonType: 'string' } },
                    minimumFollowers: { bsonType: 'int' },
                  },
                  required: ['categories', 'cities', 'minimumFollowers'],
                },
                fee: { bsonType: 'int' },
                hashtags: { bsonType: 'array', items: { bsonType: 'string' } },
                mentions: { bsonType: 'array', items: { bsonType: 'string' } },
                paymentDays: { bsonType: 'int' },
                productIds: { bsonType: 'array', items: { bsonType: 'string' } },
                references: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: { note: { bsonType: 'string' }, url: { bsonType: 'string' } },
                    required: ['note', 'url'],
                  },
                },
                revision: { bsonType: 'int' },
                revisionRounds: { bsonType: 'int' },
                searchText: { bsonType: 'string' },
                slots: { bsonType: 'int' },
                slug: { bsonType: 'string' },
                status: { bsonType: 'string' },
                templateKey: { bsonType: ['null', 'string'] },
                termsUses: { bsonType: 'int' },
                title: { bsonType: 'string' },
                updatedAt: { bsonType: 'date' },
                usageRights: {
                  additionalProperties: false,
                  bsonType: 'object',
                  properties: {
                    channels: { bsonType: 'array', items: { bsonType: 'string' } },
                    months: { bsonType: 'int' },
                    paid: { bsonType: 'bool' },
                    territory: { bsonType: 'string' },
                  },
                  required: ['channels', 'months', 'paid', 'territory'],
                },
              },
              required: [
                '_id',
                'applicationCount',
                'applicationDeadline',
                'brandId',
                'brief',
                'confirmedCount',
                'contentPlan',
                'createdAt',
                'deliveryDays',
                'deliveryStarts',
                'eligibility',
                'fee',
                'paymentDays',
                'revision',
                'revisionRounds',
                'searchText',
                'slots',
                'slug',
                'status',
                'termsUses',
                'title',
                'updatedAt',
                'usageRights',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.ugc_campaigns.update',
          label: 'Update validator on ugc_campaigns',
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
