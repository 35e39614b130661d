using Pace.Learning.Content.Delivery;
using Pace.Learning.Web.BackOffice.Files;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>Takes in what Umbraco delivered, together with the files that it shows.</summary>
internal sealed class DeliveryIntake(DeliveredSite site, BroughtFiles files, UmbracosMedia media, ContentWatch watch)
{
    // A film may take longer: what waits for it is shown when it has come, and nothing else waits.
    private static readonly TimeSpan PatienceWithFiles = TimeSpan.FromSeconds(2);

    private int takenFiles;
    private bool hasTaken;

    /// <summary>The documents as they were delivered last; <c>null</c>: nothing has been.</summary>
    public IReadOnlyList<DeliveredItem>? Items => site.Current is null ? null : site.Items;

    /// <summary>The files that they show.</summary>
    public BroughtFiles Files => files;

    /// <summary>Takes all documents. Where they are the same as before, and so are their files, nothing happens.</summary>
    public async Task TakeAsync(IReadOnlyList<DeliveredItem> next, CancellationToken cancellation)
    {
        await files.BringAsync(media.Of(next.SelectMany(i => i.Media)), PatienceWithFiles, cancellation);
        var number = files.Number;
        if (site.Current is not null && number == takenFiles && next.SequenceEqual(site.Items, ReferenceEqualityComparer.Instance))
        {
            return;
        }
        site.Take(next);
        (takenFiles, hasTaken) = (number, true);
        await files.ForgetOthersAsync(site.UsedFiles);
    }

    /// <summary>Gives back what taking in has left in memory. It holds everything up for a moment, so it isn't done after each webhook of many.</summary>
    public void GiveMemoryBack()
    {
        if (hasTaken)
        {
            hasTaken = false;
            watch.GiveMemoryBack();
        }
    }
}
