#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/61bc2a906f380773407b7f6ca7bf3b556bc2201f6e1d1f1242cd892b51ca34fd/contract';
import endContract from '../../snapshots/61bc2a906f380773407b7f6ca7bf3b556bc2201f6e1d1f1242cd892b51ca34fd/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/b668686018afeed32f2536d1e5009f2f25430a64201c3e7ad20ecc7bd3b521eb/contract';
import startContract from '../../snapshots/b668686018afeed32f2536d1e5009f2f25430a64201c3e7ad20ecc7bd3b521eb/contract.json' with { type: 'json' };
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
      createCollection('media_notices', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              expiresAt: { bsonType: 'date' },
              key: { bsonType: 'string' },
              kind: { bsonType: 'string' },
              outcome: { bsonType: 'string' },
              publicId: { bsonType: 'string' },
              receivedAt: { bsonType: 'date' },
            },
            required: ['_id', 'expiresAt', 'key', 'kind', 'outcome', 'publicId', 'receivedAt'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('media_openings', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              address: { bsonType: 'string' },
              assetId: { bsonType: 'string' },
              byKey: { bsonType: 'bool' },
              expiresAt: { bsonType: 'date' },
              mediaClass: { bsonType: 'string' },
              name: { bsonType: 'string' },
              openedAt: { bsonType: 'date' },
              purpose: { bsonType: 'string' },
              role: { bsonType: 'string' },
              userId: { bsonType: 'string' },
            },
            required: [
              '_id',
              'address',
              'assetId',
              'byKey',
              'expiresAt',
              'mediaClass',
              'name',
              'openedAt',
              'purpose',
              'role',
              'userId',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createCollection('media_reconciliations', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              differences: { bsonType: 'array', items: {} },
              expiresAt: { bsonType: 'date' },
              files: { bsonType: 'int' },
              finishedAt: { bsonType: 'date' },
              found: { bsonType: 'int' },
              rows: { bsonType: 'int' },
              startedAt: { bsonType: 'date' },
            },
            required: [
              '_id',
              'differences',
              'expiresAt',
              'files',
              'finishedAt',
              'found',
              'rows',
              'startedAt',
            ],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'media_assets',
        [
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'media_assets',
        [
          { direction: 1, field: 'mediaClass' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'media_assets',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'deleteAfter' },
        ],
        {},
      ),
      createIndex(
        'media_assets',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'verifiedAt' },
        ],
        {},
      ),
      createIndex('media_notices', [{ direction: 1, field: 'key' }], { unique: true }),
      createIndex('media_notices', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
      createIndex(
        'media_openings',
        [
          { direction: 1, field: 'assetId' },
          { direction: 1, field: 'openedAt' },
        ],
        {},
      ),
      createIndex(
        'media_openings',
        [
          { direction: 1, field: 'mediaClass' },
          { direction: 1, field: 'openedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex('media_reconciliations', [{ direction: 1, field: 'startedAt' }], {}),
      createIndex('media_reconciliations', [{ direction: 1, field: 'expiresAt' }], {
        expireAfterSeconds: 0,
      }),
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
