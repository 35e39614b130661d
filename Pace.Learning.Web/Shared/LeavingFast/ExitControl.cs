namespace Pace.Learning.Web.Shared.LeavingFast;

/// <summary>"Leave this site" stands on every page on which a parent or learner may be, errors included. Only desks where staff work go without.</summary>
public static class ExitControl
{
    private static readonly PathString[] Desks = ["/manage", "/studio", "/dev"];

    /// <summary>Whether the page that is asked for has it.</summary>
    public static bool StandsOn(HttpContext http) => !Array.Exists(Desks, desk => http.Request.Path.StartsWithSegments(desk));
}
