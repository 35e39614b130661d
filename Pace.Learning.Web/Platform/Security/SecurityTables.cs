using Pace.Learning.Web.Platform.Security.Tries;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>The tables of this part of the platform.</summary>
internal static class SecurityTables
{
    extension(PaceDbContext db)
    {
        /// <summary>Keys that personal text is encrypted with, one a person.</summary>
        public DbSet<PersonKey> PersonKeys => db.Set<PersonKey>();

        /// <summary>Keys that the site signs with.</summary>
        public DbSet<SigningKey> SigningKeys => db.Set<SigningKey>();

        /// <summary>What was tried lately, and how often.</summary>
        public DbSet<TriesTaken> TriesTaken => db.Set<TriesTaken>();
    }
}
