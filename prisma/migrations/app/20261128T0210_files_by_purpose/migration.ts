#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/5800cdb61276ef2026a3378aa33cce3c98ec78e46818f28d435c537331936a9c/contract';
import startContract from '../../snapshots/5800cdb61276ef2026a3378aa33cce3c98ec78e46818f28d435c537331936a9c/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/f60d546476591a2e562200a63ced48f772df472d0da86872b5d2b4110cc231b3/contract';
import endContract from '../../snapshots/f60d546476591a2e562200a63ced48f772df472d0da86872b5d2b4110cc231b3/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex(
        'media_assets',
        [
          { direction: 1, field: 'purpose' },
          { direction: 1, field: 'createdAt' },
          { direction: 1, field: '_id' },
        ],
        {},
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
