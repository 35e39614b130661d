namespace Pace.Learning.Web.Accounts.People;

/// <summary>A role in plain words. What it opens is not said here: <see cref="RolePages"/> reads that from the site itself.</summary>
/// <param name="Role">The role.</param>
/// <param name="Name">What it is called, such as "Editor".</param>
/// <param name="NameInText">The same in a sentence, such as "an editor".</param>
/// <param name="Does">What the work is.</param>
/// <param name="Sees">The most private things that it sees, in a few words: beside the tick.</param>
/// <param name="Never">What it never sees.</param>
/// <param name="Comes">How somebody gets it.</param>
internal sealed record RoleDescription(string Role, string Name, string NameInText, string Does, string Sees, string Never, string Comes)
{
    /// <summary>Where its work begins.</summary>
    public string Home { get; init; } = "/account";
}

/// <summary>Every role in plain words.</summary>
internal static class RoleDescriptions
{
    /// <summary>The list of somebody's work here.</summary>
    public const string StaffHome = "/manage";

    private const string ByAdministrators = "An administrator gives it.";
    private const string ByTwo = "An administrator asks for it, and a second person confirms.";

    public static IReadOnlyList<RoleDescription> All { get; } =
    [
        new(Roles.Editor, "Editor", "an editor", "Writes and keeps the courses, and puts what parents shared into lessons.", "Drafts and media; parents by their chosen name",
            "Parents’ real names and details, and what learners wrote for themselves", ByAdministrators) { Home = StaffHome },
        new(Roles.Publisher, "Publisher", "a publisher", "Decides what is published and when, and takes back what shouldn’t be.", "Drafts, and what reviewers said; parents by their chosen name",
            "Parents’ real names and details, and what learners wrote for themselves", ByAdministrators) { Home = "/studio" },
        new(Roles.Trainer, "Trainer", "a trainer", "Gives live training, and asks for parents who speak there.", "Their own talks; speakers by their chosen name",
            "Parents’ real names and details, and learners’ answers", ByAdministrators) { Home = "/manage/talks" },
        new(Roles.Evaluator, "Evaluator", "an evaluator", "Reads the results of surveys.", "Results, with small groups hidden", "Any one person’s answers", ByAdministrators) { Home = "/studio/confidence" },
        new(Roles.Admin, "Administrator", "an administrator", "Looks after people, areas, agreements, mail and jobs.", "People who work or learn here, areas, jobs, addresses of mail; no parent",
            "Parents, worries, and what learners wrote for themselves",
            "An administrator asks for it, and a second person confirms as soon as there is one who could. The very first one is named in the site’s settings.") { Home = StaffHome },
        new(Roles.ParticipationManager, "Participation manager", "a participation manager", "Looks after the parents who take part.", "Parents’ real names, contact details and history",
            "What learners wrote for themselves", ByTwo) { Home = "/manage/participation" },
        new(Roles.StandIn, "Stand-in for the participation manager", "a stand-in for the participation manager", "Does the manager’s work on stated days: talks, the care around them, meetings.",
            "Parents by their chosen name, and how to ring one whom they have to look after now", "Parents’ real names, areas and history, money, and what parents shared",
            "The participation manager asks for it, for stated days, and a second person confirms. It ends by itself.") { Home = "/manage/participation" },
        new(Roles.SafeguardingOfficer, "Safeguarding officer", "a safeguarding officer", "Takes up worries about somebody’s safety.", "Worries, and the parents whom they concern",
            "What learners wrote for themselves", ByTwo) { Home = "/manage/worries" },
        new(Roles.AreaLead, "Area lead", "an area lead", "Acts for a local area: its agencies, its staff counts, its agreements.", "Their own area’s numbers, with small groups hidden",
            "Who learns what, and parents", "They ask to act for an area, and an administrator makes sure who they are.") { Home = "/area" },
        new(Roles.Signatory, "Signatory", "a signatory", "Signs for an agency.", "The agreements that they sign", "Who learns what, and parents", "It is not given by hand. Whoever is asked to sign can sign without it.") { Home = "/agreements" },
        new(Roles.Learner, "Learner", "a learner", "Takes courses.", "Their own courses and certificates", "Anybody else’s", "It comes with making an account.") { Home = "/my/learning" },
        new(Roles.Parent, "Parent or carer who takes part", "a parent who takes part", "Decides what they share, where it is used and until when.", "Their own",
            "Any other parent’s", "The participation manager invites them. Administrators don’t see who has it.") { Home = "/taking-part" },
        new(Roles.ParentReviewer, "Parent reviewer", "a parent reviewer", "Reads drafts for the Parent Advisory Group.", "Drafts that they are asked about",
            "Any other parent’s details", "It comes with being a member of the Parent Advisory Group. Administrators don’t see who has it.") { Home = "/taking-part" },
    ];

    private static readonly Dictionary<string, RoleDescription> ByRole = All.ToDictionary(d => d.Role);

    public static RoleDescription Of(string role) => ByRole[role];

    /// <summary>Such as "an editor and a trainer".</summary>
    public static string Names(IEnumerable<string> roles) => roles.Select(r => Of(r).NameInText).ToList() switch
    {
        [] => "nobody yet",
        [var one] => one,
        [.. var some, var last] => $"{string.Join(", ", some)} and {last}",
    };

    /// <summary>Such as "Editor, trainer".</summary>
    public static string List(IEnumerable<string> roles)
    {
        var held = roles.ToHashSet();
        var names = string.Join(", ", All.Where(d => held.Contains(d.Role)).Select((d, i) => i == 0 ? d.Name : char.ToLowerInvariant(d.Name[0]) + d.Name[1..]));
        return names;
    }

    /// <summary>
    /// Where somebody with these roles goes on: straight to their work where it has one place, or to the list of it. Parents who also learn here go to their learning:
    /// their screen may be one that others see, and nothing on it says that they take part.
    /// </summary>
    public static string HomeOf(IReadOnlyCollection<string> roles) =>
        All.Where(d => roles.Contains(d.Role) && IsWork(d.Role)).Select(d => d.Home).Distinct().ToList() switch
        {
            [var only] => only,
            [] when roles.Contains(Roles.Learner) => Of(Roles.Learner).Home,
            [] when roles.Any(Roles.IsParent) => Of(Roles.Parent).Home,
            [] => "/account",
            _ => StaffHome,
        };

    private static bool IsWork(string role) => role != Roles.Learner && !Roles.IsParent(role);
}
