namespace Pace.Learning.Web.Contributions.Consents;

/// <summary>A consent as the ledger keeps it: ids, codes and times.</summary>
internal sealed record ConsentRecord(
    Guid Contribution, Guid Version, string Use, string Audience, string Identifiability, string Territory, DateTime EndsAt, int Statement, string StatementSha256,
    string? Subjects, string? Place)
{
    public static ConsentRecord Of(Consent consent) => new(
        consent.ContributionId, consent.VersionId, consent.Use.Slug, consent.Audience.ToString(), consent.Identifiability.ToString(), consent.Territory.ToString(),
        consent.EndsAt, consent.StatementVersion, consent.StatementSha256, consent.Speaking?.Subjects.ToString(), consent.Speaking?.Place);
}
