namespace Pace.Learning.Web.Talks;

/// <summary>Where the pages about talks are.</summary>
public static class TalkAddresses
{
    /// <summary>A parent's requests.</summary>
    public const string Requests = "/taking-part/requests";

    /// <summary>A trainer's sessions.</summary>
    public const string Trainers = "/manage/talks";

    /// <summary>Where a trainer asks for speakers.</summary>
    public const string Ask = "/manage/talks/ask";

    /// <summary>The manager's talks.</summary>
    public const string Manager = "/manage/participation/talks";

    /// <summary>Talks by month.</summary>
    public const string Calendar = "/manage/talks/calendar";

    /// <summary>The manager's week.</summary>
    public const string Week = "/manage/participation";

    /// <summary>One request, to the parent.</summary>
    public static string Request(Guid invitationId) => $"{Requests}/{invitationId}";

    /// <summary>One session, to its trainer.</summary>
    public static string Trainer(Guid talkId) => $"{Trainers}/{talkId}";

    /// <summary>One talk, to the manager.</summary>
    public static string ForManager(Guid talkId) => $"{Manager}/{talkId}";

    /// <summary>Where the manager writes to everybody who said yes.</summary>
    public static string Message(Guid talkId) => $"{Manager}/{talkId}/message";

    /// <summary>One check-in or debrief.</summary>
    public static string Care(Guid taskId) => $"/manage/participation/care/{taskId}";
}
