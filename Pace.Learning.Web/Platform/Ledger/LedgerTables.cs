using Pace.Learning.Web.Platform.Ledger.Checkpoints;

namespace Pace.Learning.Web.Platform.Ledger;

/// <summary>The tables of this part of the platform.</summary>
internal static class LedgerTables
{
    extension(PaceDbContext db)
    {
        /// <summary>What was done, by whom, for good; only <see cref="Ledger"/> adds to it.</summary>
        public DbSet<LedgerEntry> LedgerEntries => db.Set<LedgerEntry>();

        /// <summary>Where each chain of the ledger ends.</summary>
        public DbSet<LedgerHead> LedgerHeads => db.Set<LedgerHead>();

        /// <summary>Signed statements of what the ledger held.</summary>
        public DbSet<Checkpoint> Checkpoints => db.Set<Checkpoint>();

        /// <summary>What each checkpoint is about.</summary>
        public DbSet<CheckpointHead> CheckpointHeads => db.Set<CheckpointHead>();
    }
}
