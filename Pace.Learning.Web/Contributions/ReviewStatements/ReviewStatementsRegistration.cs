using Pace.Learning.Web.Agreements.Reviews;
using Pace.Learning.Web.Contributions.ReviewStatements.Manage;
using Pace.Learning.Web.Parents;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.WorkQueue;

namespace Pace.Learning.Web.Contributions.ReviewStatements;

/// <summary>What parents add to reviews of areas.</summary>
internal static class ReviewStatementsRegistration
{
    public static WebApplicationBuilder AddReviewStatements(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReviewStatementRequests>().AddScoped<ReviewStatementRecorder>().AddScoped<IReviewStatements, PublicReviewStatements>().AddScoped<WrittenReviewStatements>();
        builder.Services.AddScoped<ReviewStatementTasks>().AddScoped<IParentData, ReviewStatementParentData>();
        builder.Services.AddScoped<IParentTask>(services => services.GetRequiredService<ReviewStatementTasks>());
        builder.Services.AddScoped<IRefusable>(services => services.GetRequiredService<ReviewStatementTasks>());
        builder.Services.AddScoped<IWorkItems>(services => services.GetRequiredService<WrittenReviewStatements>());
        return builder;
    }
}
