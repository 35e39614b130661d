using Pace.Learning.Web.Platform.Media.Store;

[assembly: AssemblyFixture(typeof(Pace.Learning.Tests.Platform.Media.Store.S3Server))]

namespace Pace.Learning.Tests.Platform.Media.Store;

/// <summary>s3rver, started once a run by the first test that asks for it.</summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "pace-tests";

    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Task<NodeScript>> script;

    public S3Server() => script = new(() => NodeScript.StartAsync("s3-server.mjs", folder.Path, Bucket));

    /// <summary>Settings for a corner of the bucket that nobody else uses. The key is the one that s3rver knows.</summary>
    internal async Task<S3Options> NewAsync() => new()
    {
        Bucket = Bucket, Endpoint = (await script.Value).FirstLine, Region = "us-east-1", AccessKey = "S3RVER", SecretKey = "S3RVER", Prefix = $"{Guid.NewGuid():N}/",
    };

    public async ValueTask DisposeAsync()
    {
        if (script.IsValueCreated)
        {
            await (await script.Value).DisposeAsync();
        }
        folder.Dispose();
    }
}
