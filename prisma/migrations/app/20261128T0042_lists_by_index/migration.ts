#!/usr/bin/env -S node
import type { Contract as End } from '../../snapshots/8fefaa387c3d7bd9c05b963fd16c7810fe281bb2b1d782ef1ed8aee62df9ccec/contract';
import endContract from '../../snapshots/8fefaa387c3d7bd9c05b963fd16c7810fe281bb2b1d782ef1ed8aee62df9ccec/contract.json' with { type: 'json' };
import type { Contract as Start } from '../../snapshots/e0b0ecc74d34ed059c999014853eada87db9234db54bea1049edfcbfbec52f41/contract';
import startContract from '../../snapshots/e0b0ecc74d34ed059c999014853eada87db9234db54bea1049edfcbfbec52f41/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex(
        'applications',
        [
          { direction: 1, field: 'campaignId' },
          { direction: 1, field: 'searchText' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'deliverables',
        [
          { direction: 1, field: 'creatorId' },
          { direction: 1, field: 'dueAt' },
        ],
        {},
      ),
      createIndex(
        'invitations',
        [
          { direction: 1, field: 'acceptedAt' },
          { direction: 1, field: 'revokedAt' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
      createIndex(
        'ugc_campaigns',
        [
          { direction: 1, field: 'searchText' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
