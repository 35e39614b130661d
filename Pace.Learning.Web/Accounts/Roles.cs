namespace Pace.Learning.Web.Accounts;

/// <summary>What somebody may do. Roles are narrow: nobody sees more than their work needs.</summary>
public static class Roles
{
    /// <summary>Takes courses.</summary>
    public const string Learner = "learner";

    /// <summary>Leads the sign-up of a local area.</summary>
    public const string AreaLead = "area-lead";

    /// <summary>Signs for an agency.</summary>
    public const string Signatory = "signatory";

    /// <summary>Takes part as a parent or carer.</summary>
    public const string Parent = "parent";

    /// <summary>Reviews drafts as a member of the Parent Advisory Group.</summary>
    public const string ParentReviewer = "parent-reviewer";

    /// <summary>Writes courses.</summary>
    public const string Editor = "editor";

    /// <summary>Gives live training.</summary>
    public const string Trainer = "trainer";

    /// <summary>Looks after the parents who take part.</summary>
    public const string ParticipationManager = "participation-manager";

    /// <summary>The Designated Safeguarding Officer.</summary>
    public const string SafeguardingOfficer = "dso";

    /// <summary>Reads results of surveys.</summary>
    public const string Evaluator = "evaluator";

    /// <summary>Looks after people, roles and the running of the site.</summary>
    public const string Admin = "admin";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Learner, AreaLead, Signatory, Parent, ParentReviewer, Editor, Trainer, ParticipationManager, SafeguardingOfficer, Evaluator, Admin];
}
