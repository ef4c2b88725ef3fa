#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/5ea644d07f7a28d0fe9f6e68e1ca78ccd4f2b53b16a3932e2970038e8abc334e/contract';
import startContract from '../../snapshots/5ea644d07f7a28d0fe9f6e68e1ca78ccd4f2b53b16a3932e2970038e8abc334e/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/b668686018afeed32f2536d1e5009f2f25430a64201c3e7ad20ecc7bd3b521eb/contract';
import endContract from '../../snapshots/b668686018afeed32f2536d1e5009f2f25430a64201c3e7ad20ecc7bd3b521eb/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, collMod, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex(
        'applications',
        [
          { direction: 1, field: 'campaignId' },
          { direction: 1, field: 'status' },
          { direction: 1, field: 'appliedAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'applications',
        [
          { direction: 1, field: 'campaignId' },
          { direction: 1, field: 'shippingState' },
          { direction: 1, field: 'creatorName' },
          { direction: 1, field: '_id' },
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
                address: {
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
                addressAt: { bsonType: ['null', 'date'] },
                agreedFee: { bsonType: ['null', 'int'] },
                appliedAt: { bsonType: 'date' },
                campaignId: { bsonType: 'objectId' },
                confirmedAt: { bsonType: ['null', 'date'] },
                creatorId: { bsonType: 'objectId' },
                creatorName: { bsonType: 'string' },
                deliveryDueAt: { bsonType: ['null', 'date'] },
                endedAt: { bsonType: ['null', 'date'] },
                ending: { bsonType: ['null', 'string'] },
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
                invitation: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        answeredAt: { bsonType: ['null', 'date'] },
                        at: { bsonType: 'date' },
                        invitedBy: { bsonType: 'string' },
                        message: { bsonType: 'string' },
                      },
                      required: ['at', 'invitedBy', 'message'],
                    },
                  ],
                },
                offers: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      answer: { bsonType: 'string' },
                      answeredAt: { bsonType: ['null', 'date'] },
                      at: { bsonType: 'date' },
                      authorName: { bsonType: 'string' },
                      by: { bsonType: 'string' },
                      fee: { bsonType: 'int' },
                      id: { bsonType: 'string' },
                      message: { bsonType: 'string' },
                    },
                    required: ['answer', 'at', 'authorName', 'by', 'fee', 'id', 'message'],
                  },
                },
                pauses: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      from: { bsonType: 'date' },
                      until: { bsonType: ['null', 'date'] },
                    },
                    required: ['from'],
                  },
                },
                pitch: { bsonType: 'string' },
                problems: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      at: { bsonType: 'date' },
                      kind: { bsonType: 'string' },
                      resolution: { bsonType: 'string' },
                      resolvedAt: { bsonType: ['null', 'date'] },
                      text: { bsonType: 'string' },
                    },
                    required: ['at', 'kind', 'resolution', 'text'],
                  },
                },
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
                shipments: {
                  bsonType: 'array',
                  items: {
                    additionalProperties: false,
                    bsonType: 'object',
                    properties: {
                      carrier: { bsonType: 'string' },
                      lostAt: { bsonType: ['null', 'date'] },
                      receivedAt: { bsonType: ['null', 'date'] },
                      shippedAt: { bsonType: 'date' },
                      trackingCode: { bsonType: 'string' },
                    },
                    required: ['carrier', 'shippedAt', 'trackingCode'],
                  },
                },
                shippingState: { bsonType: ['null', 'string'] },
                shortlistedAt: { bsonType: ['null', 'date'] },
                status: { bsonType: 'string' },
                undoable: {
                  oneOf: [
                    { bsonType: 'null' },
                    {
                      additionalProperties: false,
                      bsonType: 'object',
                      properties: {
                        act: { bsonType: 'string' },
                        until: { bsonType: 'date' },
                        was: { bsonType: 'string' },
                      },
                      required: ['act', 'until', 'was'],
                    },
                  ],
                },
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
