namespace Pace.Learning.Web.Shared.Status;

/// <summary>Says of a request that what stood at its address was taken away, and where people can go on. The page that tells so is <c>Status.cshtml</c>.</summary>
/// <param name="Address">Where to go on.</param>
/// <param name="Words">What stands there.</param>
/// <param name="IsLearning">Whether people may have learned there.</param>
internal sealed record GonePage(string Address, string Words, bool IsLearning)
{
    /// <summary>What was said of this request; <c>null</c>: nothing.</summary>
    public static GonePage? Of(HttpContext http) => http.Features.Get<GonePage>();

    /// <summary>Answers so.</summary>
    public void Answer(HttpContext http)
    {
        http.Features.Set(this);
        http.Response.StatusCode = StatusCodes.Status410Gone;
    }
}
