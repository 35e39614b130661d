namespace Pace.Learning.Web.Platform.Media.Store;

/// <summary>Settings under <c>Pace:Media:S3</c>: the store that keeps files, when it isn't the data folder.</summary>
public sealed class S3Options
{
    /// <summary>Where files go. Without one, they are in the data folder.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The store's address, such as <c>https://s3.example.org</c>; Amazon's own by <see cref="Region"/> when empty.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The region; it is part of what is signed.</summary>
    public string Region { get; set; } = "eu-west-2";

    /// <summary>Who we are to the store; what the machine knows of itself (a role, a profile) when empty.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The secret that goes with it.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>What names begin with, such as <c>pace/</c>, for a bucket that others use as well.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Whether the bucket stands in the path and not in the host's name. Most stores other than Amazon's need it; by default, as soon as there is an <see cref="Endpoint"/>.</summary>
    public bool? PathStyle { get; set; }
}
