using Pace.Learning.Web.Agreements.Plans;
using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.Agreements;

/// <summary>The rows of this room that the ledger answers for: how agreements stand, whose place is in which state, what was promised and what came of it.</summary>
internal static class AgreementRows
{
    public static IServiceCollection AddAgreementRows(this IServiceCollection services) => services
        .AddRecordedRow<Agreement>(
            "Agreements", a => AgreementRecorder.Subject(a.Id), a => a.Id,
            a => a.AreaId, a => a.AreaName, a => a.AreaCode, a => a.DocumentId, a => a.DocumentTitle, a => a.Version, a => a.DocumentSha256, a => a.DeclarationSha256, a => a.Code, a => a.State, a => a.Since, a => a.IsOrdered,
            a => a.InForceAt, a => a.EndedAt, a => a.ReviewOn, a => a.ReviewMonths, a => a.EndsOn, a => a.RenewalVersion, a => a.GraceEndsOn, a => a.Replaces, a => a.WithdrawalRequest!.At, a => a.WithdrawalRequest!.By)
        .AddRecordedRow<Signatory>(
            "AgreementSignatories", p => AgreementRecorder.Subject(p.AgreementId), p => p.Id,
            p => p.AgreementId, p => p.RoleKey, p => p.Level, p => p.AgencyId, p => p.IsRequired, p => p.Order, p => p.State, p => p.Since, p => p.DelegatedFromId)
        .AddRecordedRow<AgreementEvent>(
            "AgreementEvents", e => AgreementRecorder.Subject(e.AgreementId), e => e.Id, e => e.Number, e => e.Kind, e => e.At, e => e.ByPersonId, e => e.SignatoryId)
        .AddRecordedRow<Review>(
            "AgreementReviews", r => AgreementRecorder.Subject(r.AgreementId), r => r.Id, r => r.DocumentId, r => r.Version, r => r.ClosedAt, r => r.ParentsTookPart)
        .AddRecordedRow<ReviewAnswer>(
            "AgreementReviewAnswers", a => new LedgerSubject("agreement-review", a.ReviewId), a => a.Id,
            a => a.ReviewId, a => a.Key, a => a.AreaOutcome, a => a.PaceOutcome)
        .AddRecordedRow<PlanAction>(
            "AgreementPlanActions", a => new LedgerSubject("agreement-plan", a.PlanId), a => a.Id,
            a => a.PlanId, a => a.ClauseId, a => a.AgencyId, a => a.DueOn, a => a.State, a => a.Since, a => a.DoneOn);
}
