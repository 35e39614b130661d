using Pace.Learning.Web.Contributions.Consents;
using Pace.Learning.Web.Contributions.Placements;
using Pace.Learning.Web.Contributions.ReviewStatements;
using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Platform.Ledger.State;
using Pace.Learning.Web.Platform.Security.Rotation;

namespace Pace.Learning.Web.Contributions;

/// <summary>The rows of this room that the ledger answers for: what a parent shared, said yes to and took back, and where it stands.</summary>
internal static class ContributionRows
{
    public static IServiceCollection AddContributionRows(this IServiceCollection services) => services
        .AddRecordedRow<Contribution>(
            "Contributions", c => new LedgerSubject(ContributionRecord.Subject, c.Id), c => c.Id,
            c => c.ParticipantId, c => c.Kind, c => c.IsSample, c => c.Withdrawal!.At, c => c.Erasure!.At)
        .AddRecordedRow<ContributionVersion>(
            "ContributionVersions", v => new LedgerSubject(ContributionRecord.Subject, v.ContributionId), v => v.Id,
            v => v.ContributionId, v => v.Number, v => v.MediaId, v => v.SharedAt)
        .AddSingleton<ConsentSeal>().AddScoped<ISealedByMaster, ConsentSeals>()
        .AddSingleton<RecordedRow>(all => new RecordedRow<Consent>(
            "Consents", c => new LedgerSubject(ContributionRecord.ConsentSubject, c.Id), c => c.Id.ToString(), (c, entry) => c.SealWith(all.GetRequiredService<ConsentSeal>(), entry.Hash),
            c => c.ParticipantId, c => c.ContributionId, c => c.VersionId, c => c.Use, c => c.Audience, c => c.Identifiability, c => c.Territory,
            c => c.Speaking!.Subjects, c => c.Speaking!.Online, c => c.Speaking!.InPerson, c => c.StatementVersion, c => c.StatementSha256,
            c => c.RecordedAt, c => c.RecordedBy, c => c.GivenAt, c => c.EndsAt, c => c.End!.At, c => c.End!.How))
        .AddRecordedRow<Placement>(
            "Placements", p => new LedgerSubject("place", p.Key), p => p.Key,
            p => p.ContributionId, p => p.PlacedBy, p => p.PlacedAt)
        .AddRecordedRow<ReviewStatement>(
            "ReviewStatements", s => new LedgerSubject("review-statement", s.Id), s => s.Id,
            s => s.ReviewId, s => s.ParticipantId, s => s.AskedAt, s => s.DeclinedAt, s => s.ContributionId,
            s => s.Reading!.At, s => s.Reading!.By, s => s.Reading!.IsPassedOn, s => s.Reading!.VersionId);
}
