using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Pace.Learning.Web.Platform.Media.Store;

/// <summary>
/// Keeps files in a store that speaks S3. What is written lies in a file of ours until it is whole, and is sent then:
/// the store is told its length first, and can be told again when the line drops.
/// </summary>
internal sealed class S3Store(S3Options options, Folders folders) : IMediaStore, IDisposable
{
    private readonly AmazonS3Client client = Client(options);

    public async Task<bool> WriteAsync(string name, Func<Stream, CancellationToken, Task<bool>> writeAsync, CancellationToken cancellation)
    {
        var key = KeyOf(name);
        OwnFile.CreateFolder(Waiting);
        await using var file = OwnFile.Create(Path.Combine(Waiting, $"{Guid.NewGuid():N}.part"), FileOptions.DeleteOnClose);
        if (!await writeAsync(file, cancellation))
        {
            return false;
        }
        await file.FlushAsync(cancellation);
        file.Position = 0;
        // Chunks that are signed one by one are Amazon's own way; others want a body that is just the body.
        await client.PutObjectAsync(
            new PutObjectRequest { BucketName = options.Bucket, Key = key, InputStream = file, AutoCloseStream = false, UseChunkEncoding = false, ContentType = "application/octet-stream" }, cancellation);
        return true;
    }

    public async Task<long?> LengthAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await client.GetObjectMetadataAsync(options.Bucket, KeyOf(name), cancellation)).ContentLength;
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<Stream?> OpenAsync(string name, long from, CancellationToken cancellation)
    {
        var request = new GetObjectRequest { BucketName = options.Bucket, Key = KeyOf(name) };
        if (from > 0)
        {
            request.ByteRange = new ByteRange($"bytes={from}-");
        }
        try
        {
            return (await client.GetObjectAsync(request, cancellation)).ResponseStream;
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return Stream.Null;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancellation) => client.DeleteObjectAsync(options.Bucket, KeyOf(name), cancellation);

    public IEnumerable<ListedFile> ListOwn(string folder) => [];

    // A file goes when it is closed, but not when the site is killed before. All folders' files wait in one.
    public void DeleteUnfinished(string folder, DateTime before)
    {
        foreach (var file in new DirectoryInfo(Waiting) is { Exists: true } waiting ? waiting.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before) : [])
        {
            file.Delete();
        }
    }

    public void Dispose() => client.Dispose();

    private string Waiting => Path.Combine(folders.Data, "to-store");

    private string KeyOf(string name) => options.Prefix + StoreName.Checked(name);

    private static AmazonS3Client Client(S3Options options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle ?? options.Endpoint.Length > 0,
            AuthenticationRegion = options.Region,
            // Only some stores know the newer check sums.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint.Length > 0)
        {
            config.ServiceURL = options.Endpoint;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }
        return options.AccessKey.Length > 0 ? new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config) : new AmazonS3Client(config);
    }
}
