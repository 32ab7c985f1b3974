from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "gaoxin.apps.evidence"
    label = "evidence"
