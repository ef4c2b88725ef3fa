#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/2bd40186657438adf7e9c07e3cd37dc1818b010c5ae48dbd4c3ac94914570d2a/contract';
import endContract from '../../snapshots/2bd40186657438adf7e9c07e3cd37dc1818b010c5ae48dbd4c3ac94914570d2a/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/f60d546476591a2e562200a63ced48f772df472d0da86872b5d2b4110cc231b3/contract';
import startContract from '../../snapshots/f60d546476591a2e562200a63ced48f772df472d0da86872b5d2b4110cc231b3/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex('media_assets', [{ direction: 1, field: 'posterAssetId' }], {}),
      collMod(
        'media_assets',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                bytes: { bsonType: ['null', 'int'] },
                createdAt: { bsonType: 'date' },
                deleteAfter: { bsonType: ['null', 'date'] },
                deletedAt: { bsonType: ['null', 'date'] },
                deletingSince: { bsonType: ['null', 'date'] },
                expectedBytes: { bsonType: 'int' },
                expectedMd5: { bsonType: 'string' },
                failedReason: { bsonType: ['null', 'string'] },
                fileName: { bsonType: 'string' },
                folder: { bsonType: 'string' },
                format: { bsonType: ['null', 'string'] },
                height: { bsonType: ['null', 'int'] },
                mediaClass: { bsonType: 'string' },
                orphanedAt: { bsonType: ['null', 'date'] },
                outsideAssetId: { bsonType: ['null', 'string'] },
                posterAssetId: { bsonType: ['null', 'string'] },
                publicId: { bsonType: 'string' },
                purpose: { bsonType: 'string' },
                renewedAt: { bsonType: ['null', 'date'] },
                replacedBy: { bsonType: ['null', 'string'] },
                replaces: { bsonType: ['null', 'string'] },
                resourceType: { bsonType: ['null', 'string'] },
                searchText: { bsonType: ['null', 'string'] },
                status: { bsonType: 'string' },
                uploadedBy: { bsonType: 'string' },
                verifiedAt: { bsonType: ['null', 'date'] },
                version: { bsonType: ['null', 'int'] },
                width: { bsonType: ['null', 'int'] },
              },
              required: [
                '_id',
                'createdAt',
                'expectedBytes',
                'expectedMd5',
                'fileName',
                'folder',
                'mediaClass',
                'publicId',
                'purpose',
                'status',
                'uploadedBy',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.media_assets.update',
          label: 'Update validator on media_assets',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
