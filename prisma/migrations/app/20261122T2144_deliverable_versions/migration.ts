#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/037b6e72cb495cfa24183cca07e6f601c10f5043948ccd48d97f5f3a034f1fa8/contract';
import endContract from '../../snapshots/037b6e72cb495cfa24183cca07e6f601c10f5043948ccd48d97f5f3a034f1fa8/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/6d2779ada5891f1cf826cd5fe02729c4df48c4724ab449e9653edb1d2034e19d/contract';
import startContract from '../../snapshots/6d2779ada5891f1cf826cd5fe02729c4df48c4724ab449e9653edb1d2034e19d/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex(
        'deliverables',
        [
          { direction: 1, field: 'campaignId' },
          { direction: 1, field: 'dueAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'deliverables',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'submittedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      collMod(
        'deliverables',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                applicationId: { bsonType: 'objectId' },
                approvedAt: { bsonType: ['null', 'date'] },
                approvedBy: { bsonType: ['null', 'string'] },
                campaignId: { bsonType: 'objectId' },
                comments: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      answer: { bsonType: ['null', 'string'] },
                      answeredAt: { bsonType: ['null', 'date'] },
                      assetId: { bsonType: ['null', 'string'] },
                      at: { bsonType: 'date' },
                      atSecond: { bsonType: ['null', 'int'] },
                      authorId: { bsonType: 'string' },
                      authorName: { bsonType: 'string' },
                      id: { bsonType: 'string' },
                      internal: { bsonType: 'bool' },
                      region: {
                        oneOf: [
                          { bsonType: 'null' },
                          {
                            additionalProperties: false,
                            bsonType: 'object',
                            properties: {
                              height: { bsonType: 'int' },
                              width: { bsonType: 'int' },
                              x: { bsonType: 'int' },
                              y: { bsonType: 'int' },
                            },
                            required: ['height', 'width', 'x', 'y'],
                          },
                        ],
                      },
                      resolvedAt: { bsonType: ['null', 'date'] },
                      resolvedBy: { bsonType: ['null', 'string'] },
                      text: { bsonType: 'string' },
                      version: { bsonType: 'int' },
                    },
                    required: ['at', 'authorId', 'authorName', 'id', 'internal', 'text', 'version'],
                  },
                },
                createdAt: { bsonType: 'date' },
                creatorId: { bsonType: 'objectId' },
                dueAt: { bsonType: ['null', 'date'] },
                position: { bsonType: 'int' },
                publishedAt: { bsonType: ['null', 'date'] },
                publishedUrl: { bsonType: ['null', 'string'] },
                roundsUsed: { bsonType: ['null', 'int'] },
                specification: { bsonType: 'string' },
                status: { bsonType: 'string' },
                submittedAt: { bsonType: ['null', 'date'] },
                type: { bsonType: 'string' },
                updatedAt: { bsonType: 'date' },
                versions: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      assetIds: { bsonType: 'array', items: { bsonType: 'string' } },
                      by: { bsonType: 'string' },
                      caption: { bsonType: 'string' },
                      checklist: { bsonType: 'array', items: { bsonType: 'string' } },
                      number: { bsonType: 'int' },
                      submittedAt: { bsonType: 'date' },
                    },
                    required: ['assetIds', 'by', 'caption', 'checklist', 'number', 'submittedAt'],
                  },
                },
              },
              required: [
                '_id',
                'applicationId',
                'campaignId',
                'createdAt',
                'creatorId',
                'position',
                'specification',
                'status',
                'type',
                'updatedAt',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.deliverables.update',
          label: 'Update validator on deliverables',
          operationClass: 'widening',
        },
      ),
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
                expectedBytes: { bsonType: 'int' },
                expectedMd5: { bsonType: 'string' },
                fileName: { bsonType: 'string' },
                folder: { bsonType: 'string' },
                format: { bsonType: ['null', 'string'] },
                height: { bsonType: ['null', 'int'] },
                mediaClass: { bsonType: 'string' },
                outsideAssetId: { bsonType: ['null', 'string'] },
                publicId: { bsonType: 'string' },
                purpose: { bsonType: 'string' },
                resourceType: { bsonType: ['null', 'string'] },
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
