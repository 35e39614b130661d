using Pace.Learning.Web.Platform.Ledger;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Releases;
using Pace.Learning.Web.Studio.Reviews;

namespace Pace.Learning.Web.Studio;

/// <summary>The rows of this room that the ledger answers for: what was written, who agreed to it, and what was published.</summary>
internal static class StudioRows
{
    public static IServiceCollection AddStudioRows(this IServiceCollection services) => services
        .AddRecordedRow<Document>(
            "Documents", d => Of(d.Id), d => d.Id,
            d => d.Path, d => d.Kind, d => d.State, d => d.LastNumber, d => d.CandidateNumber, d => d.PublishedNumber, d => d.PublishedAt, d => d.Retirement!.At, d => d.Removal!.At)
        .AddRecordedRow<Revision>("Revisions", r => Of(r.DocumentId), r => $"{r.DocumentId}/{r.Number}", r => r.TextSha256, r => r.Sha256, r => r.Origin, r => r.SavedAt)
        .AddRecordedRow<Approval>("Approvals", a => Of(a.DocumentId), a => a.Id, a => a.DocumentId, a => a.Number, a => a.IsParent, a => a.Verdict, a => a.At)
        .AddRecordedRow<Release>("Releases", r => new LedgerSubject("release", r.Id), r => r.Id, r => r.DueAt, r => r.Publication!.At, r => r.Cancellation!.At)
        .AddRecordedRow<ReleaseItem>(
            "ReleaseItems", i => new LedgerSubject("release", i.ReleaseId), i => $"{i.ReleaseId}/{i.DocumentId}", i => i.DocumentId, i => i.Number);

    private static LedgerSubject Of(Guid documentId) => new(DocumentRecord.Subject, documentId);
}
