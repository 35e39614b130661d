using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Security;

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

    /// <summary>Roles whose work is with other people's data: with a password they need a second step.</summary>
    public static bool IsStaff(string role) => role is not (Learner or Parent or ParentReviewer or Signatory);

    /// <summary>Roles of people who may share a device with somebody who shouldn't know: short sessions.</summary>
    public static bool IsParent(string role) => role is Parent or ParentReviewer;

    internal static Guid IdOf(string role) => new(SHA256.HashData(Encoding.UTF8.GetBytes("role:" + role)).AsSpan(0, 16));
}
