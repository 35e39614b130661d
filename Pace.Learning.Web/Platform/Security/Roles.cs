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

    /// <summary>Decides what is published and when, and what goes.</summary>
    public const string Publisher = "publisher";

    /// <summary>Gives live training.</summary>
    public const string Trainer = "trainer";

    /// <summary>Looks after the parents who take part.</summary>
    public const string ParticipationManager = "participation-manager";

    /// <summary>Does the manager's work on stated days: talks, the care around them and meetings, and nothing that these don't need.</summary>
    public const string StandIn = "participation-stand-in";

    /// <summary>The Designated Safeguarding Officer.</summary>
    public const string SafeguardingOfficer = "dso";

    /// <summary>Reads results of surveys.</summary>
    public const string Evaluator = "evaluator";

    /// <summary>Looks after people, roles and the running of the site.</summary>
    public const string Admin = "admin";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Learner, AreaLead, Signatory, Parent, ParentReviewer, Editor, Publisher, Trainer, ParticipationManager, StandIn, SafeguardingOfficer, Evaluator, Admin];

    /// <summary>Roles whose work is with other people's data: with a password they need a second step; see <see cref="NeedsSecondStep"/> for other ways in.</summary>
    public static bool IsStaff(string role) => role is not (Learner or Parent or ParentReviewer or Signatory);

    /// <summary>Roles of people who may share a device with somebody who shouldn't know: short sessions.</summary>
    public static bool IsParent(string role) => role is Parent or ParentReviewer;

    /// <summary>Roles that see parents' real names and details, or worries and whom they concern.</summary>
    public static bool SeesParents(string role) => role is ParticipationManager or StandIn or SafeguardingOfficer;

    /// <summary>Roles that see parents' names, money, or everybody's agreements: they need a second step whatever the way in.</summary>
    public static bool NeedsSecondStep(string role) => SeesParents(role) || role == Admin;

    /// <summary>
    /// Roles that two people give: those that see parents, and the one that can give them. See docs/adr/0014-people-and-roles.md.
    /// </summary>
    public static bool NeedsTwo(string role) => SeesParents(role) || role == Admin;

    /// <summary>Whoever has one of these may be the second person. Somebody who stands in for a few days is not: they don't let others in.</summary>
    public static bool MayConfirm(string role) => NeedsTwo(role) && role != StandIn;

    /// <summary>Roles that administrators give by hand. The others come with what somebody does: learning, acting for an area, signing, taking part.</summary>
    public static IReadOnlyList<string> GivenByHand { get; } = [Editor, Publisher, Trainer, Evaluator, Admin, ParticipationManager, SafeguardingOfficer];

    internal static Guid IdOf(string role) => new(SHA256.HashData(Encoding.UTF8.GetBytes("role:" + role)).AsSpan(0, 16));
}
