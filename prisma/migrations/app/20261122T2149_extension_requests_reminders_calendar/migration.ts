#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/5514de434f3899ff19ec1ef6205379fb87bfde69c6c2691c4643ea529f0c2d92/contract';
import startContract from '../../snapshots/5514de434f3899ff19ec1ef6205379fb87bfde69c6c2691c4643ea529f0c2d92/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/5ea644d07f7a28d0fe9f6e68e1ca78ccd4f2b53b16a3932e2970038e8abc334e/contract';
import endContract from '../../snapshots/5ea644d07f7a28d0fe9f6e68e1ca78ccd4f2b53b16a3932e2970038e8abc334e/contract.json' with { type: 'json' };
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
      createCollection('calendar_feeds', {
        validator: {
          $jsonSchema: {
            additionalProperties: false,
            bsonType: 'object',
            properties: {
              _id: { bsonType: 'objectId' },
              createdAt: { bsonType: 'date' },
              lastReadAt: { bsonType: ['null', 'date'] },
              tokenHash: { bsonType: 'string' },
              userId: { bsonType: 'string' },
            },
            required: ['_id', 'createdAt', 'tokenHash', 'userId'],
          },
        },
        validationLevel: 'strict',
        validationAction: 'error',
      }),
      createIndex(
        'applications',
        [
          { direction: 1, field: 'extensionAskedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'applications',
        [
          { direction: 1, field: 'status' },
          { direction: 1, field: 'deliveryDueAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex('calendar_feeds', [{ direction: 1, field: 'userId' }], { unique: true }),
      createIndex('calendar_feeds', [{ direction: 1, field: 'tokenHash' }], { unique: true }),
      createIndex(
        'deliverables',
        [
          { direction: 1, field: 'dueAt' },
          { direction: 1, field: 'status' },
        ],
        {},
      ),
      collMod(
        'applications',
        {
          validator: {
            $jsonSchema: {
              additionalProperties: false,
              bsonType: 'object',
              properties: {
                _id: { bsonType: 'objectId' },
                agreedFee: { bsonType: ['null', 'int'] },
                appliedAt: { bsonType: 'date' },
                campaignId: { bsonType: 'objectId' },
                confirmedAt: { bsonType: ['null', 'date'] },
                creatorId: { bsonType: 'objectId' },
                creatorName: { bsonType: 'string' },
                deliveryDueAt: { bsonType: ['null', 'date'] },
                extension: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        days: { bsonType: 'int' },
                        grantedBy: { bsonType: 'string' },
                        reason: { bsonType: 'string' },
                      },
                      required: ['days', 'grantedBy', 'reason'],
                    },
                  ],
                },
                extensionAskedAt: { bsonType: ['null', 'date'] },
                extensionRequest: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        answer: { bsonType: 'string' },
                        answerReason: { bsonType: 'string' },
                        answeredAt: { bsonType: ['null', 'date'] },
                        answeredBy: { bsonType: ['null', 'string'] },
                        askedAt: { bsonType: 'date' },
                        days: { bsonType: 'int' },
                        reason: { bsonType: 'string' },
                      },
                      required: ['answer', 'answerReason', 'askedAt', 'days', 'reason'],
                    },
                  ],
                },
                pitch: { bsonType: 'string' },
                productReceivedAt: { bsonType: ['null', 'date'] },
                rejectionMessage: { bsonType: 'string' },
                reminded: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: { dueAt: { bsonType: 'date' }, stage: { bsonType: 'string' } },
                      required: ['dueAt', 'stage'],
                    },
                  ],
                },
                searchText: { bsonType: 'string' },
                status: { bsonType: 'string' },
                updatedAt: { bsonType: 'date' },
              },
              required: [
                '_id',
                'appliedAt',
                'campaignId',
                'creatorId',
                'creatorName',
                'pitch',
                'rejectionMessage',
                'searchText',
                'status',
                'updatedAt',
              ],
            },
          },
          validationLevel: 'strict',
          validationAction: 'error',
        },
        {
          id: 'validator.applications.update',
          label: 'Update validator on applications',
          operationClass: 'widening',
        },
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
