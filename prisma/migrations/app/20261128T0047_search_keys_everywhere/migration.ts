#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/abfe996c5500dd2b3ac8fe1f199529c59580ce235311cfe12e59618dcb04b8f1/contract';
import endContract from '../../snapshots/abfe996c5500dd2b3ac8fe1f199529c59580ce235311cfe12e59618dcb04b8f1/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/b9ca6fe1cd5e8e0530f3569ee67fb92c7bae21e993533927b15c9e256cbb41ef/contract';
import startContract from '../../snapshots/b9ca6fe1cd5e8e0530f3569ee67fb92c7bae21e993533927b15c9e256cbb41ef/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex(
        'brands',
        [
          { direction: 1, field: 'searchText' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex('brands', [{ direction: 1, field: 'searchKeys' }], {}),
      createIndex('products', [{ direction: 1, field: 'searchKeys' }], {}),
      createIndex('ugc_campaigns', [{ direction: 1, field: 'searchKeys' }], {}),
      collMod(
        'brands',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                contacts: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      email: { bsonType: 'string' },
                      name: { bsonType: 'string' },
                      phone: { bsonType: 'string' },
                      role: { bsonType: 'string' },
                    },
                    required: ['email', 'name', 'phone', 'role'],
                  },
                },
                createdAt: { bsonType: 'date' },
                logoAssetId: { bsonType: ['null', 'string'] },
                name: { bsonType: 'string' },
                notes: { bsonType: ['null', 'string'] },
                revision: { bsonType: ['null', 'int'] },
                ruc: { bsonType: 'string' },
                searchKeys: {},
                searchText: { bsonType: 'string' },
                updatedAt: { bsonType: ['null', 'date'] },
              },
              required: ['_id', 'createdAt', 'name', 'ruc', 'searchText'],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.brands.update',
          label: 'Update validator on brands',
          operationClass: 'widening',
        },
      ),
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
                searchKeys: {},
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
                searchKeys: {},
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
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
