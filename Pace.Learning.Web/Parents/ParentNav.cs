using System.Security.Claims;

namespace Pace.Learning.Web.Parents;

/// <summary>The links of the parents' area and of the staff's. A part of the room adds its line here once it has a page to show.</summary>
internal static class ParentNav
{
    /// <summary>Stands by itself, beside the pause: it is never folded away. From anywhere in the area it is two taps to a no, a step back or a withdrawal.</summary>
    public static NavLink TakeBack { get; } = new("/taking-part/withdraw", "Say no or take back");

    public static IReadOnlyList<NavLink> Links { get; } =
    [
        new("/taking-part", "Home"),
        new("/taking-part/requests", "Questions"),
        new("/taking-part/drafts", "Drafts to read"),
        new("/taking-part/together", "Other parents"),
        new("/taking-part/thanks", "Thanks and costs"),
        new("/taking-part/contributions", "What I share"),
        new("/taking-part/preferences", "My choices"),
        new("/taking-part/my-data", "My data"),
        new("/taking-part/erase", "Stop"),
    ];

    public static IReadOnlyList<NavLink> Staff { get; } =
    [
        new("/manage/participation", "My week"),
        new("/manage/participation/talks", "Talks"),
        new("/manage/participation/together", "Together"),
        new("/manage/participation/people", "Parents"),
        new("/manage/participation/invitations", "Invitations"),
        new("/manage/participation/contributions", "Contributions"),
        new("/manage/participation/reviews", "Reviews"),
        new("/manage/participation/worry", "Raise a worry"),
    ];

    /// <summary>What somebody on the staff works on: the officer for safeguarding looks after people and worries only.</summary>
    public static IEnumerable<NavLink> StaffOf(ClaimsPrincipal user)
    {
        var links = Staff.Where(l => user.IsInRole(Roles.ParticipationManager)
            || (user.IsInRole(Roles.SafeguardingOfficer) && l.Href is "/manage/participation/people" or "/manage/participation/worry")
            || (user.IsInRole(Roles.StandIn) && l.Href is "/manage/participation" or "/manage/participation/talks" or "/manage/participation/together" or "/manage/participation/worry"));
        return user.IsInRole(Roles.SafeguardingOfficer) ? links.Append(new NavLink("/manage/worries", "Worries")) : links;
    }

    /// <summary>The home is only current on its own page, not on all pages below it.</summary>
    public static string? Current(NavLink link, PathString path) =>
        path.Equals(link.Href) ? "page" : link.Href is not ("/taking-part" or "/manage/participation") && path.StartsWithSegments(link.Href) ? "true" : null;
}
