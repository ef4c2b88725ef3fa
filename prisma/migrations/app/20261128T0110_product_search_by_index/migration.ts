#!/usr/bin/env -S node
import type { Contract as Start } from '../../snapshots/1507b03a2309e08749e5b01498214cb78320bb57fc0412d9617a5e833ab4f9bd/contract';
import startContract from '../../snapshots/1507b03a2309e08749e5b01498214cb78320bb57fc0412d9617a5e833ab4f9bd/contract.json' with { type: 'json' };
import type { Contract as End } from '../../snapshots/5800cdb61276ef2026a3378aa33cce3c98ec78e46818f28d435c537331936a9c/contract';
import endContract from '../../snapshots/5800cdb61276ef2026a3378aa33cce3c98ec78e46818f28d435c537331936a9c/contract.json' with { type: 'json' };
import { Migration, MigrationCLI, createIndex } from '@prisma/orm-mongo/target/migration';

class M extends Migration<Start, End> {
  override readonly startContractJson = startContract;
  override readonly endContractJson = endContract;

  override get operations() {
    return [
      createIndex(
        'products',
        [
          { direction: 1, field: 'removedAt' },
          { direction: 1, field: 'searchKeys' },
        ],
        {},
      ),
    ];
  }
}

export default M;
MigrationCLI.run(import.meta.url, M);
