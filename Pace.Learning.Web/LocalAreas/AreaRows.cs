using Pace.Learning.Web.Platform.Ledger;

namespace Pace.Learning.Web.LocalAreas;

/// <summary>The rows of this room that the ledger answers for: who may act for an area, and who decided so.</summary>
internal static class AreaRows
{
    public static IServiceCollection AddAreaRows(this IServiceCollection services) => services
        .AddRecordedRow<AreaLead>("AreaLeads", l => Of(l.Id), l => l.Id, l => l.AreaId, l => l.PersonId, l => l.AskedAt)
        .AddRecordedRow<AreaLeadDecision>("AreaLeadDecisions", d => Of(d.AreaLeadId), d => d.AreaLeadId, d => d.How, d => d.ByPersonId, d => d.At)
        .AddRecordedRow<AreaLeadEnd>("AreaLeadEnds", e => Of(e.AreaLeadId), e => e.AreaLeadId, e => e.ByPersonId, e => e.At);

    private static LedgerSubject Of(Guid leadId) => new("area-lead", leadId);
}
