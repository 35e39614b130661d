using Pace.Learning.Web.Agreements.Identity;

namespace Pace.Learning.Web.Agreements.Plans;

/// <summary>What pages about plans and reviews need.</summary>
internal sealed class PlanServices(
    PaceDbContext db, AgreementViewers viewers, PublishedContent published, AgreementRecorder acts, IOptions<PaceOptions> options)
{
    public PaceDbContext Db => db;

    public AgreementViewers AgreementViewers => viewers;

    public ContentLibrary Library => published.Library;

    public DateTime Now => acts.Now;

    public string Organisation => options.Value.Organisation.Name;
}

/// <summary>
/// A page about how promises are kept, for all partners: the area's leads, everybody who signed, and the charity. All of them see the same; to others it is not there.
/// </summary>
internal abstract class PlanPage(PlanServices services) : AgreementPage(services.AgreementViewers)
{
    public Plan? Plan { get; private set; }

    /// <summary>The text that is in force; <c>null</c> when what stands under its name is another one now.</summary>
    public AgreementVersion? Version { get; private set; }

    public IReadOnlyList<PlanGroup> Groups { get; private set; } = [];

    public DateOnly Today => LondonTime.DayOf(services.Now);

    public string Organisation => services.Organisation;

    public bool MayEdit => Seen.MayLead && Agreement.State == AgreementState.InForce;

    public ActingFor Acting => Seen.Acting;

    /// <summary>Opens the page; otherwise what is answered instead. After a newer version came into force, the plan is with that.</summary>
    protected async Task<IActionResult?> OpenAsync(Guid id, Func<Guid, string> address, CancellationToken cancellation)
    {
        if (await MissingAsync(id, cancellation) is { } missing)
        {
            return missing;
        }
        if (!Agreement.WasInForce || (!Seen.MayLead && Own?.Signature is null))
        {
            return NotFound();
        }
        var db = services.Db;
        if (Agreement.State == AgreementState.Superseded && await db.Agreements.IgnoreAutoIncludes()
            .Where(s => s.AreaId == Agreement.AreaId && s.DocumentId == Agreement.DocumentId && s.Slot == "in-force").Select(s => (Guid?)s.Id).SingleOrDefaultAsync(cancellation) is { } newer)
        {
            return Redirect(address(newer));
        }
        Version = TextOf(Agreement, services.Library);
        await ReloadAsync(cancellation);
        return null;
    }

    /// <summary>Reads the plan anew, after an act was refused because it had changed.</summary>
    protected async Task ReloadAsync(CancellationToken cancellation)
    {
        Plan = await services.Db.Plans.AsNoTracking().Whole().SingleOrDefaultAsync(p => p.AreaId == Agreement.AreaId && p.DocumentId == Agreement.DocumentId, cancellation);
        Groups = PlanGroup.Of(Version, Plan);
    }
}
