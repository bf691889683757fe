using Container.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;

namespace Container.Tests.Orchestrators;

/// <summary>The CronJob of <c>docs/orchestrators/kubernetes</c>: the fields that matter, and its container as the cluster starts it.</summary>
public sealed class KubernetesTests
{
    [Fact]
    public void There_is_a_secret_a_volume_and_a_job() => CronJob.Kinds.ShouldBe(["Secret", "PersistentVolumeClaim", "CronJob"]);

    [Fact]
    public void No_two_runs_meet_and_none_is_repeated_at_once()
    {
        CronJob.Spec.Value<string>("concurrencyPolicy").ShouldBe("Forbid");
        CronJob.Job.Value<int>("backoffLimit").ShouldBe(0);
        CronJob.Pod.Value<string>("restartPolicy").ShouldBe("Never");
        CronJob.Pod.Value<int>("terminationGracePeriodSeconds").ShouldBeGreaterThanOrEqualTo(10);
    }

    [Fact]
    public void The_pod_has_no_more_rights_than_it_needs()
    {
        var security = CronJob.Container["securityContext"]!;
        security.Value<bool>("readOnlyRootFilesystem").ShouldBeTrue();
        security.Value<bool>("allowPrivilegeEscalation").ShouldBeFalse();
        security["capabilities"]!["drop"]!.Values<string>().ShouldBe(["ALL"]);
        CronJob.Pod["securityContext"]!.Value<bool>("runAsNonRoot").ShouldBeTrue();
        CronJob.Pod["securityContext"]!.Value<int>("fsGroup").ShouldBe(CronJob.Pod["securityContext"]!.Value<int>("runAsGroup"));
        CronJob.Pod.Value<bool>("automountServiceAccountToken").ShouldBeFalse();
    }

    [Fact]
    public void The_configuration_is_the_secrets_and_read_only()
    {
        var secret = CronJob.OfKind("Secret");
        CronJob.Pod.SelectToken("volumes[?(@.secret)].secret.secretName")!.ToString().ShouldBe(secret["metadata"]!.Value<string>("name"));
        CronJob.Pod.SelectToken("volumes[?(@.persistentVolumeClaim)].persistentVolumeClaim.claimName")!.ToString()
            .ShouldBe(CronJob.OfKind("PersistentVolumeClaim")["metadata"]!.Value<string>("name"));
        CronJob.Mount("secret").Value<bool>("readOnly").ShouldBeTrue();
        CronJob.Mount("configMap").Value<bool>("readOnly").ShouldBeTrue();
        secret["stringData"]!["config.json"].ShouldNotBeNull();
    }

    [Fact]
    public void The_image_is_that_of_the_metadata() => CronJob.Container.Value<string>("image").ShouldBe(Metadata.Image);

    [Fact(Timeout = Limits.Build)]
    public async Task Two_runs_of_the_container_are_one_history()
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var pod = new PodFiles(sandbox.Token, StreamName.Classic);

        await RunAsync(pod, sandbox);
        sandbox.Workspace.Touch(sandbox.Workspace.Rows(StreamName.Contacts)[0]);
        await RunAsync(pod, sandbox);

        pod.Data.Outputs.Count.ShouldBe(2);
        pod.Data.States.Keys.ShouldBe(StreamName.Classic, ignoreOrder: true);
        Truth.ShouldBeWhole(sandbox, StreamName.Classic, pod.Data.Outputs);
    }

    [Fact(Timeout = Limits.Build)]
    public async Task An_evicted_pod_saves_the_states_it_has()
    {
        await using var sandbox = await Sandboxes.StartAsync(new SandboxOptions { Latency = TimeSpan.FromSeconds(1) });
        using var pod = new PodFiles(sandbox.Token, [StreamName.Contacts, StreamName.Tags]);
        await using var container = await pod.StartAsync(sandbox);
        await pod.Data.UntilPrintedAsync("{\"type\":\"STATE\"", TestContext.Current.CancellationToken);

        await container.StopAsync(TestContext.Current.CancellationToken);

        (await container.GetExitCodeAsync(TestContext.Current.CancellationToken)).ShouldBe(143);
        pod.Data.States.ShouldNotBeEmpty();
        pod.Data.Outputs.ShouldHaveSingleItem().ShouldContain(line => line.Contains("\"INCOMPLETE\"", StringComparison.Ordinal));
    }

    private static async Task RunAsync(PodFiles pod, SandboxServer sandbox)
    {
        await using var container = await pod.StartAsync(sandbox);
        await container.ShouldEndWellAsync();
    }
}
