using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.LocalAreas;
using Pace.Learning.Web.Platform.Published.Cached;

namespace Pace.Learning.Web.Agreements.Register;

/// <summary>The network of local areas for everybody: a map, and the same as a table.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = RegisterPages.Tag)]
internal sealed class RegisterModel(PublicRegister register, IOptions<PaceOptions> settings) : PageModel
{
    public const string Address = "/areas";

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "where")]
    public string? Where { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    public OrganisationOptions Organisation { get; } = settings.Value.Organisation;

    public RegisterView View { get; private set; } = null!;

    public RegisterFilter Filter { get; private set; } = null!;

    public IReadOnlyList<RegisterArea> Rows { get; private set; } = [];

    /// <summary>The authorities that are there today: the squares of the map.</summary>
    public IReadOnlyList<RegisterArea> Authorities { get; private set; } = [];

    /// <summary>How many of each nation and region, and in how many something is in force.</summary>
    public IReadOnlyList<(string Slug, string Name, int Signed, int All)> Regions { get; private set; } = [];

    public int Signed => Authorities.Count(IsSigned);

    public int Partnerships => View.Areas.Count(a => a.Area.IsPartnership && a.IsThere && IsSigned(a));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        View = await register.ReadAsync(cancellation);
        Filter = new RegisterFilter(Name, Kind, Where, Status, View.Areas);
        Rows = [.. View.Areas.Where(Filter.Takes)];
        Authorities = [.. View.Areas.Where(a => a.IsThere && !a.Area.IsPartnership)];
        Regions = [.. Authorities.GroupBy(a => a.Area.Region).OrderBy(g => g.Key == "Wales").ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (RegisterFilter.SlugOf(g.Key), g.Key, g.Count(IsSigned), g.Count()))];
    }

    public AreaSquare Square(Area area)
    {
        var found = View.Areas.First(a => a.Area.Id == area.Id);
        return new AreaSquare(
            found.Status.Slug, found.Words, found.Status == RegisterStatus.None && found.Before.Count == 0 ? null : found.Url, !Filter.Takes(found),
            [.. View.Documents.Select(d => found.StatusOf(d.Id))]);
    }

    private static bool IsSigned(RegisterArea area) => area.Status is RegisterStatus.All or RegisterStatus.Some;
}
