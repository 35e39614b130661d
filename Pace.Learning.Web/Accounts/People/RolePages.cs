using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Pace.Learning.Web.Accounts.People;

/// <summary>What somebody does at some addresses, in plain words.</summary>
/// <param name="Address">How the addresses begin, without the first slash.</param>
/// <param name="Words">What is done there.</param>
internal sealed record RolePage(string Address, string Words)
{
    /// <summary>Whether parents’ real names or details, or worries, are seen there.</summary>
    public bool SeesParents { get; init; }
}

/// <summary>
/// What each role may do, read from the site: which addresses let which role in is what the pages themselves say, and only the words for it stand here. A test fails
/// when an address that asks for a role has no words, when words have no address, and when a role sees parents that two people don't give.
/// </summary>
internal sealed class RolePages(EndpointDataSource endpoints, PageLoader pages)
{
    public static IReadOnlyList<RolePage> Known { get; } =
    [
        new("manage/participation", "See the week with parents: talks, check-ins, debriefs, what waits") { SeesParents = true },
        new("manage/participation/people", "Open a parent’s name, contact details and history, and write notes. Each look is recorded; the parent can read the record and the notes") { SeesParents = true },
        new("manage/stand-in", "Name somebody who stands in, for stated days"),
        new("manage/participation/renewals", "Ring parents who want no mail when a yes of theirs ends") { SeesParents = true },
        new("studio/documents/{id:guid}/comments", "Read what parents said about a document, under the name that they chose or none, and answer"),
        new("manage/participation/invitations", "Invite parents to take part") { SeesParents = true },
        new("manage/participation/talks", "Ask parents whether they would like to speak") { SeesParents = true },
        new("manage/participation/care", "Do check-ins before talks and debriefs after them") { SeesParents = true },
        new("manage/participation/claims", "Pay back expenses, with their receipts") { SeesParents = true },
        new("manage/participation/worry", "Write down a worry about a parent’s safety") { SeesParents = true },
        new("manage/participation/together", "Keep the dates of meetings of parents"),
        new("manage/participation/held-back", "After a restore, write down which of parents’ yeses still hold"),
        new("manage/participation/thank-yous", "Read learners’ thank-you notes before parents do"),
        new("manage/participation/reviews", "Ask parents for their words on how areas keep promises"),
        new("manage/participation/contributions", "Read what parents shared, under their chosen names, and put it into lessons as far as they agreed"),
        new("manage/worries", "Read worries, with the parents whom they concern, and say what was done") { SeesParents = true },
        new("manage/talks/calendar", "See talks by month, and have them in an own calendar, without anything about parents"),
        new("manage/talks", "Ask for parents who speak at own talks, and see who comes, by chosen name"),
        new("studio", "Write documents, see what became of them, and publish what was approved; parents by their chosen name"),
        new("studio/media", "Keep the pictures, sound, films and documents that lessons show, with their words"),
        new("studio/items", "See how the questions of the courses do"),
        new("studio/statistics", "See where learners stop, which questions work, what isn’t found, and where thanks come from, with small groups hidden"),
        new("studio/confidence", "See how confident learners are, with small groups hidden"),
        new("manage/people", "Invite people, give and take roles, end sessions"),
        new("manage/confirmations", "Be the second person: confirm or refuse roles that two people give"),
        new("manage/areas", "Keep areas and partnerships, and decide who acts for an area"),
        new("manage/agreements", "Look after the agreements of all areas, and countersign"),
        new("manage/certificates", "Take a certificate back"),
        new("manage/mail", "See which mail could not be delivered, never what it says"),
        new("manage/jobs", "See what runs by itself, and run it now"),
        new("taking-part", "Share, say yes or no, pause, take back, and see everything that is kept about them"),
    ];

    /// <summary>What an address is about, by the longest beginning.</summary>
    public static RolePage? Of(string pattern) => Known.Where(k => pattern == k.Address || pattern.StartsWith(k.Address + '/', StringComparison.Ordinal) || pattern.StartsWith(k.Address + '.', StringComparison.Ordinal))
        .MaxBy(k => k.Address.Length);

    /// <summary>Every address that asks for a role, with the roles that it lets in.</summary>
    public async Task<IReadOnlyList<(string Pattern, IReadOnlyList<string> Roles)>> AskedAsync()
    {
        var asked = new List<(string Pattern, IReadOnlyList<string> Roles)>();
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            var metadata = endpoint.Metadata.ToList();
            // What stands on a page's class is known once the page is loaded.
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var loaded = await pages.LoadAsync(page, endpoint.Metadata);
                metadata = [.. metadata, .. loaded.EndpointMetadata ?? [], .. loaded.ModelTypeInfo!.GetCustomAttributes(inherit: true)];
            }
            var roles = metadata.SelectMany(RolesIn).Distinct().ToList();
            if (roles.Count > 0)
            {
                asked.Add((endpoint.RoutePattern.RawText!.TrimStart('/'), roles));
            }
        }
        return asked;
    }

    /// <summary>What each role may do, in the order of <see cref="Known"/>.</summary>
    public async Task<ILookup<string, RolePage>> ByRoleAsync()
    {
        var found = (await AskedAsync()).SelectMany(a => a.Roles.Select(role => (Role: role, Page: Of(a.Pattern)))).Where(f => f.Page is not null).ToHashSet();
        return Known.SelectMany(page => Roles.All.Where(role => found.Contains((role, page))).Select(role => (Role: role, Page: page))).ToLookup(f => f.Role, f => f.Page);
    }

    private static IEnumerable<string> RolesIn(object metadata) => metadata switch
    {
        OnlyForAttribute only => only.Roles,
        IAuthorizeData { Roles: { Length: > 0 } roles } => roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        AuthorizationPolicy policy => policy.Requirements.OfType<RolesAuthorizationRequirement>().SelectMany(r => r.AllowedRoles),
        _ => [],
    };
}
