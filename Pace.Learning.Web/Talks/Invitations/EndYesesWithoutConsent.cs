using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Talks.News;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>A parent whose consent has ended isn't expected at a talk any more, whether or not the manager looks.</summary>
internal sealed class EndYesesWithoutConsent(Speakers speakers, CatchUp news) : IRecurringJob
{
    public static string Name => "talks-without-consent";

    public static string What => "Ends a parent’s yes to a talk when their consent has ended, and tells trainers what has changed for them";

    public async Task RunAsync(CancellationToken cancellation)
    {
        await speakers.KeepUpAsync(cancellation);
        await news.RunAsync(cancellation);
    }
}
