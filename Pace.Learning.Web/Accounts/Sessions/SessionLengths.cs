namespace Pace.Learning.Web.Accounts.Sessions;

/// <summary>How long a session lasts.</summary>
public sealed class SessionLength
{
    /// <summary>While nothing is asked of the site.</summary>
    public TimeSpan Unused { get; set; }

    /// <summary>However much it is used.</summary>
    public TimeSpan InAll { get; set; }
}

/// <summary>How long sessions last, by whose they are: settings under <c>Pace:Accounts:Sessions</c>.</summary>
public sealed class SessionLengths
{
    /// <summary>Of parents, who may share a device; theirs also end with the browser.</summary>
    public SessionLength Parents { get; set; } = new() { Unused = TimeSpan.FromMinutes(30), InAll = TimeSpan.FromHours(8) };

    /// <summary>Of people who work here.</summary>
    public SessionLength Staff { get; set; } = new() { Unused = TimeSpan.FromHours(12), InAll = TimeSpan.FromHours(12) };

    /// <summary>Of everybody else.</summary>
    public SessionLength Others { get; set; } = new() { Unused = TimeSpan.FromHours(12), InAll = TimeSpan.FromDays(7) };

    /// <summary>For somebody with these roles.</summary>
    public SessionLength For(IReadOnlyCollection<string> roles) => roles.Any(Roles.IsParent) ? Parents : roles.Any(Roles.IsStaff) ? Staff : Others;
}
